import type { HistoryPoint } from '../reading/reading-history.ts';

/** A moment with a face in it. */
export interface RunPoint {
  time: number;
  probabilities: number[];
}

/**
 * Stretches of moments with a face, cut where there is none or where two moments are further apart than `gap`. Each ends
 * `hold` after its last reading, but not later than the next moment.
 */
export function runsOf(points: readonly HistoryPoint[], gap: number, hold = 0): RunPoint[][] {
  const runs: RunPoint[][] = [];
  let last: RunPoint | null = null;
  const end = (before: number) => {
    if (last && hold > 0) runs.at(-1)!.push({ ...last, time: Math.min(last.time + hold, before) });
    last = null;
  };
  for (const { time, probabilities } of points) {
    if (last !== null && (!probabilities || time - last.time > gap)) end(time);
    if (!probabilities) continue;
    if (last === null) runs.push([]);
    last = { time, probabilities };
    runs.at(-1)!.push(last);
  }
  end(Infinity);
  return runs;
}
