import { type MediaMoment, type MediaReading, dropFleeting } from '@howifeel/fer-data/readings';
import { batch, createMemo, createSignal, onCleanup } from 'solid-js';
import { keepPipeline, type KeepPipelineOptions } from '../pipeline/keep-pipeline.ts';
import { CONTEXT_LOST } from '../pipeline/protocol.ts';
import { toProblem, type Problem } from '../ui/problem.ts';
import { analyseMedia } from './analyse-media.ts';
import { ASSUMED_RATE, type MediaFile } from './media/media-file.ts';
import { openMedia } from './media/open-media.ts';

/** empty: nothing chosen; opening, preparing (networks load), analysing; done; stopped: cancelled, what was seen stays. */
export type FilePhase = 'empty' | 'opening' | 'preparing' | 'analysing' | 'done' | 'stopped';

/** What {@link createFileAnalysis} needs from outside. */
export interface FileAnalysisOptions extends KeepPipelineOptions {
  open?: (file: File) => Promise<MediaFile>;
  now?: () => number;
}

/** Milliseconds between two redrawings while frames come in. */
const TELL_MS = 200;

/** Frames a second: enough to see an expression come and go, and faster than real time on most devices. */
export const DEFAULT_RATE = 5;

/** The life of the file page: opens what was chosen, feeds it to the networks, and keeps what they saw. */
export function createFileAnalysis({
  open = openMedia,
  now = () => performance.now(),
  ...pipeline
}: FileAnalysisOptions) {
  const keeper = keepPipeline(pipeline);
  const [phase, setPhase] = createSignal<FilePhase>('empty');
  const [media, setMedia] = createSignal<MediaFile | null>(null);
  const [file, setFile] = createSignal<File | null>(null);
  const [rate, setRate] = createSignal<number | null>(DEFAULT_RATE);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [speed, setSpeed] = createSignal<number | null>(null);
  const [moments, setMoments] = createSignal<readonly MediaMoment[]>([]);
  let cancelling = new AbortController();
  /** Shows what was seen so far; of the analysis that runs. */
  let tell: () => void = () => undefined;

  const reading = createMemo((): MediaReading | null => {
    const [source, prepared] = [media(), keeper.prepared()];
    if (!source || !prepared) return null;
    const { name, kind, width, height, seconds } = source;
    const film = kind === 'video' ? (rate() ?? source.framesPerSecond ?? ASSUMED_RATE) : 0;
    const by = { modelId: prepared.model.id, detector: prepared.detector };
    return { name, kind, width, height, seconds, rate: film, ...by, moments: dropFleeting(moments(), film) };
  });

  /** How much of the film has been seen, 0..1. */
  const progress = () => {
    if (phase() === 'done') return 1;
    const length = media()?.seconds ?? 0;
    return length > 0 ? (moments().at(-1)?.seconds ?? 0) / length : 0;
  };

  const begin = (next: FilePhase): AbortSignal => {
    cancelling.abort();
    cancelling = new AbortController();
    batch(() => {
      setProblem(null);
      setMoments([]);
      setSpeed(null);
      setPhase(next);
    });
    return cancelling.signal;
  };

  /** Opens a file and analyses it. */
  const choose = async (chosen: File) => {
    clear();
    const signal = begin('opening');
    void keeper.warm().catch(() => undefined);
    try {
      const opened = await open(chosen);
      if (signal.aborted) return opened.close();
      batch(() => {
        setFile(chosen);
        setMedia(opened);
      });
      await analyse();
    } catch (error) {
      if (!signal.aborted) fail(error);
    }
  };

  /** Analyses the opened file from its beginning. A lost context begins anew: tracks do not outlive their pipeline. */
  const analyse = async () => {
    const source = media();
    if (!source) return;
    const signal = begin('preparing');
    try {
      let pipeline = await keeper.warm();
      for (;;) {
        if (signal.aborted) return;
        try {
          await analyseMedia({ media: source, rate: rate(), pipeline, signal, onMoment: collector() });
          break;
        } catch (error) {
          if (signal.aborted) return;
          if ((error as { code?: unknown }).code !== CONTEXT_LOST) throw error;
          pipeline = await keeper.renew();
        }
      }
      if (signal.aborted) return;
      batch(() => {
        tell();
        setPhase('done');
      });
    } catch (error) {
      if (signal.aborted) return;
      fail(error);
      // The pipeline may be what failed: the next file gets a fresh one.
      void keeper.close();
    }
  };

  /** Takes moments and tells of them a few times a second; the last is told by whoever ends the analysis. */
  const collector = () => {
    const seen: MediaMoment[] = [];
    const start = now();
    let told = -Infinity;
    tell = () => {
      batch(() => {
        setMoments([...seen]);
        const elapsed = (now() - start) / 1000;
        if (elapsed > 0 && seen.length > 1) setSpeed(seen.at(-1)!.seconds / elapsed);
      });
    };
    batch(() => {
      setMoments([]);
      setPhase('analysing');
    });
    return (moment: MediaMoment) => {
      seen.push(moment);
      if (now() - told < TELL_MS) return;
      told = now();
      tell();
    };
  };
  const fail = (error: unknown) => {
    clear();
    setProblem(toProblem(error));
  };

  const choosesRate = (next: number | null) => {
    setRate(next);
    if (media()) void analyse();
  };

  /** Stops the analysis; what was seen stays. */
  const cancel = () => {
    cancelling.abort();
    batch(() => {
      tell();
      setPhase(moments().length > 0 ? 'stopped' : 'empty');
    });
    if (phase() === 'empty') clear();
  };

  /** Closes the file and forgets what was seen. */
  const clear = () => {
    begin('empty');
    tell = () => undefined;
    media()?.close();
    batch(() => {
      setMedia(null);
      setFile(null);
    });
  };

  onCleanup(() => {
    clear();
    void keeper.close();
  });

  const { progress: preparing, prepared, notice } = keeper;
  return {
    ...{ phase, media, file, rate, problem, speed, reading, progress, preparing, prepared, notice },
    ...{ choose, analyse, setRate: choosesRate, cancel, clear },
  };
}

export type FileAnalysis = ReturnType<typeof createFileAnalysis>;
