import { toProblem, type Problem } from '../ui/problem.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import { createFrameWidth } from './create-frame-width.ts';
import { restAfter } from './pace.ts';
import type { FrameReading, Pipeline } from './protocol.ts';

/** What {@link runFrameLoop} needs. */
export interface FrameLoopOptions {
  source: Pick<FrameSource, 'grab' | 'onNextFrame'>;
  pipeline: Pick<Pipeline, 'analyse'>;
  /** `time` is `performance.now()` when the frame was taken. */
  onReading: (reading: FrameReading, time: number) => void;
  onProblem: (problem: Problem) => void;
}

/** A source may fail for so many milliseconds: while a graphics processor starts anew, pictures cannot be taken either. */
const PATIENCE_MS = 5000;

/** Milliseconds between two tries of a source that fails. */
const RETRY_MS = 200;

/**
 * Feeds frames to the pipeline, never more than one at a time: a slow device drops frames, it does not fall behind. The rate
 * follows the device and what is to be seen, see {@link restAfter}, and so does the size, see {@link createFrameWidth}.
 *
 * @returns stops the loop; nothing is called back after that.
 */
export function runFrameLoop({ source, pipeline, onReading, onProblem }: FrameLoopOptions): () => void {
  let stopped = false;
  let busy = false;
  let restUntil = 0;
  let lastFace = performance.now();
  let cancel: () => void = () => undefined;
  let failingSince: number | undefined;
  const frameWidth = createFrameWidth();

  /** @returns null when there is no frame now. @throws what the source has thrown for too long */
  const grab = async (): Promise<ImageBitmap | null> => {
    try {
      const frame = await source.grab(frameWidth.current());
      failingSince = undefined;
      return frame;
    } catch (error) {
      const now = performance.now();
      failingSince ??= now;
      if (now - failingSince >= PATIENCE_MS) throw error;
      restUntil = now + RETRY_MS;
      return null;
    }
  };

  const analyse = async () => {
    busy = true;
    try {
      const frame = await grab();
      if (!frame) return;
      const time = performance.now();
      const outcome = await pipeline.analyse(frame, time);
      if (stopped) return;
      if (!outcome.ok) return onProblem(outcome.problem);
      onReading(outcome.value, time);
      const now = performance.now();
      frameWidth.add(now - time);
      if (outcome.value.faces.length > 0) lastFace = now;
      restUntil = now + restAfter(now - time, now - lastFace);
    } catch (error) {
      if (!stopped) onProblem(toProblem(error));
    } finally {
      busy = false;
    }
  };

  const next = () => {
    cancel = source.onNextFrame(() => {
      if (stopped) return;
      next();
      if (!busy && performance.now() >= restUntil) void analyse();
    });
  };
  next();

  return () => {
    stopped = true;
    cancel();
  };
}
