import { batch, createSignal, onCleanup } from 'solid-js';
import type { PipelineConnection } from '../pipeline/connect-pipeline.ts';
import { keepPipeline, type KeepPipelineOptions } from '../pipeline/keep-pipeline.ts';
import { CONTEXT_LOST, type FrameReading } from '../pipeline/protocol.ts';
import { runFrameLoop } from '../pipeline/run-frame-loop.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import { toProblem, type Problem } from '../ui/problem.ts';

/** idle: the landing; preparing: networks load; running: frames flow. */
export type LivePhase = 'idle' | 'preparing' | 'running';

/** What {@link createLive} needs. */
export interface LiveOptions extends KeepPipelineOptions {
  onReading: (reading: FrameReading, time: number) => void;
}

/**
 * The life of the live page: connects the pipeline once, feeds it one source after the other, and begins anew when the
 * graphics processor takes its context away (the second time on wasm).
 */
export function createLive({ prepare, onReading, connect }: LiveOptions) {
  const [phase, setPhase] = createSignal<LivePhase>('idle');
  const keeper = keepPipeline({ prepare, ...(connect && { connect }) });
  const [source, setSource] = createSignal<FrameSource | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  let stopLoop: () => void = () => undefined;
  let attempt = 0;
  /** The page is gone: nobody could stop what starts now. */
  let isOver = false;

  const feed = (pipeline: PipelineConnection, from: FrameSource) => {
    stopLoop();
    stopLoop = runFrameLoop({ source: from, pipeline, onReading, onProblem: (fault) => void onFault(fault, from) });
  };

  const onFault = async (fault: Problem, from: FrameSource) => {
    stopLoop();
    if (fault.code !== CONTEXT_LOST) return giveUp(fault);
    try {
      const pipeline = await keeper.renew();
      if (source() === from) feed(pipeline, from);
    } catch (error) {
      if (source() === from) giveUp(toProblem(error));
    }
  };

  /** Opens a source and runs it. `toCause` words the errors of that source. */
  const start = async (open: () => Promise<FrameSource>, toCause: (error: unknown) => Problem = toProblem) => {
    if (isOver) return;
    stop();
    const mine = ++attempt;
    batch(() => {
      setProblem(null);
      setPhase('preparing');
    });
    const loading = keeper.warm();
    loading.catch(() => undefined);
    let opened: FrameSource;
    try {
      opened = await open();
    } catch (error) {
      if (mine === attempt) fail(toCause(error));
      return;
    }
    if (mine !== attempt) {
      opened.stop();
      return;
    }
    setSource(opened);
    try {
      const pipeline = await loading;
      if (mine !== attempt) return;
      await pipeline.reset();
      if (mine !== attempt) return;
      feed(pipeline, opened);
      setPhase('running');
    } catch (error) {
      if (mine === attempt) giveUp(toProblem(error));
    }
  };

  const fail = (cause: Problem) => {
    stop();
    setProblem(cause);
  };

  /** The pipeline failed: the next start gets a fresh one. */
  const giveUp = (cause: Problem) => {
    fail(cause);
    void keeper.close();
  };

  /** Stops the source and the loop; the networks stay loaded for the next start. */
  const stop = () => {
    attempt += 1;
    stopLoop();
    source()?.stop();
    batch(() => {
      setSource(null);
      setPhase('idle');
    });
  };

  /** Stops and forgets the networks: the next start loads them as they are then chosen. */
  const unload = () => {
    stop();
    void keeper.close();
  };

  onCleanup(() => {
    isOver = true;
    stop();
    void keeper.close();
  });

  const { progress, prepared, notice, warm, memory } = keeper;
  return { phase, progress, prepared, source, problem, notice, warm, memory, start, stop, unload, fail };
}

export type Live = ReturnType<typeof createLive>;
