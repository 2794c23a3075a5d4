import { toProblem, type Problem } from '../ui/problem.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import type { FrameReading, Pipeline } from './protocol.ts';

/** What {@link runFrameLoop} needs. */
export interface FrameLoopOptions {
  source: Pick<FrameSource, 'grab' | 'onNextFrame'>;
  pipeline: Pick<Pipeline, 'analyse'>;
  /** `time` is `performance.now()` when the frame was taken. */
  onReading: (reading: FrameReading, time: number) => void;
  onProblem: (problem: Problem) => void;
}

/**
 * Feeds frames to the pipeline, never more than one at a time: a slow device drops frames, it does not fall behind.
 *
 * @returns stops the loop; nothing is called back after that.
 */
export function runFrameLoop({ source, pipeline, onReading, onProblem }: FrameLoopOptions): () => void {
  let stopped = false;
  let busy = false;
  let cancel: () => void = () => undefined;

  const analyse = async () => {
    busy = true;
    try {
      const frame = await source.grab();
      if (!frame) return;
      const time = performance.now();
      const outcome = await pipeline.analyse(frame, time);
      if (stopped) return;
      if (outcome.ok) onReading(outcome.value, time);
      else onProblem(outcome.problem);
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
      if (!busy) void analyse();
    });
  };
  next();

  return () => {
    stopped = true;
    cancel();
  };
}
