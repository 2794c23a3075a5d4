import { slope } from '../support/slope.ts';

/** What was measured at one moment. */
export type Sample = {
  seconds: number;
  tensors: number;
  tensorBytes: number;
  /** Null where no graphics processor computes. */
  gpuBytes: number | null;
  /** Bytes of JavaScript values. */
  pageHeap: number;
  workerHeap: number;
  /** Bytes of programs, as V8 has compiled them so far. */
  pageCode: number;
  workerCode: number;
  framesPerSecond: number;
};

/** Whether one figure grew. */
export type Verdict = {
  what: string;
  first: number;
  last: number;
  perMinute: number;
  flat: 'yes' | 'no';
};

/** A figure is flat where it grows by less than this part of itself in ten minutes, and tensors where not one is left over. */
const MOST_GROWTH = 0.02;
/** V8 compiles what is hot anew for minutes: code is judged by the second half of the time, and may grow by this part. */
const MOST_CODE_GROWTH = 0.1;

const WATCHED = ['tensors', 'tensorBytes', 'gpuBytes', 'pageHeap', 'workerHeap', 'pageCode', 'workerCode'] as const;

/** Judges by slope: what one moment happens to hold, such as a frame under way, does not count. */
export function judge(samples: readonly Sample[]): Verdict[] {
  return WATCHED.flatMap((what) => {
    const isCode = what === 'pageCode' || what === 'workerCode';
    const judged = isCode ? samples.slice(Math.floor(samples.length / 2)) : samples;
    const points = judged.flatMap((sample) => {
      const value = sample[what];
      return value === null ? [] : [[sample.seconds / 60, value] as const];
    });
    if (points.length === 0) return [];
    const perMinute = slope(points);
    const most = what === 'tensors' ? 1 : (isCode ? MOST_CODE_GROWTH : MOST_GROWTH) * points[0]![1];
    const [first, last] = [points[0]![1], points.at(-1)![1]];
    return [
      { what, first, last, perMinute: Math.round(perMinute * 100) / 100, flat: 10 * perMinute < most ? 'yes' : 'no' },
    ];
  });
}
