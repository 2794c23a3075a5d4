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

/** When a figure is flat. */
interface Bar {
  /** It grows by less than this in ten minutes, given what it was at first. */
  most: (first: number) => number;
  /** The part of the time that passes before it is judged. */
  after: number;
}

const STEADY: Bar = { most: (first) => 0.02 * first, after: 0 };
/** V8 compiles what is hot anew for minutes. */
const CODE: Bar = { most: (first) => 0.1 * first, after: 0.5 };

const WATCHED = [
  // Not one is left over.
  { what: 'tensors', most: () => 1, after: 0 },
  { what: 'tensorBytes', ...STEADY },
  { what: 'gpuBytes', ...STEADY },
  { what: 'pageHeap', ...STEADY },
  { what: 'workerHeap', ...STEADY },
  { what: 'pageCode', ...CODE },
  { what: 'workerCode', ...CODE },
] satisfies (Bar & { what: keyof Sample })[];

/** Judges by slope: what one moment happens to hold, such as a frame under way, does not count. */
export function judge(samples: readonly Sample[]): Verdict[] {
  return WATCHED.flatMap(({ what, most, after }) => {
    const points = samples.slice(Math.floor(samples.length * after)).flatMap((sample) => {
      const value = sample[what];
      return value === null ? [] : [[sample.seconds / 60, value] as const];
    });
    if (points.length === 0) return [];
    const perMinute = slope(points);
    const [first, last] = [points[0]![1], points.at(-1)![1]];
    return [
      {
        what,
        first,
        last,
        perMinute: Math.round(perMinute * 100) / 100,
        flat: 10 * perMinute < most(first) ? 'yes' : 'no',
      },
    ];
  });
}
