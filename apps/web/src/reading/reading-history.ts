/** How long the strip looks back. */
export const HISTORY_MS = 60_000;

/** Milliseconds between two kept readings: five a second are enough for a strip of a few hundred pixels. */
export const HISTORY_STEP_MS = 200;

/** One moment of the strip; null: no face was in view. */
export interface HistoryPoint {
  time: number;
  probabilities: number[] | null;
}

/** The last minute of readings, thinned out. */
export function createReadingHistory() {
  let points: HistoryPoint[] = [];
  return {
    add(time: number, probabilities: number[] | null): void {
      const last = points.at(-1);
      if (last && time - last.time < HISTORY_STEP_MS) return;
      points.push({ time, probabilities });
      if (points[0]!.time < time - HISTORY_MS) points = points.filter((point) => point.time >= time - HISTORY_MS);
    },
    points: (): readonly HistoryPoint[] => points,
    clear(): void {
      points = [];
    },
  };
}
