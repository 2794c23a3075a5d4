import type { StageTimings } from '../pipeline/protocol.ts';

/** Milliseconds over which the figures are averaged. */
const SPAN_MS = 2000;

/** Averages frame times and stages over two seconds, so that the figures can be read. */
export function createPerformanceMeter() {
  let frames: { time: number; timings: StageTimings }[] = [];
  let told = -Infinity;
  return {
    /** @returns new figures, at most twice a second; else null. */
    add(time: number, timings: StageTimings): { fps: number; timings: StageTimings } | null {
      frames.push({ time, timings });
      frames = frames.filter((frame) => frame.time > time - SPAN_MS);
      if (time - told < SPAN_MS / 4 || frames.length < 2) return null;
      told = time;
      const mean = (stage: keyof StageTimings) =>
        frames.reduce((sum, frame) => sum + frame.timings[stage], 0) / frames.length;
      return {
        fps: ((frames.length - 1) * 1000) / (time - frames[0]!.time),
        timings: { upload: mean('upload'), detect: mean('detect'), classify: mean('classify'), total: mean('total') },
      };
    },
  };
}
