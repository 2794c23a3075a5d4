/** Milliseconds after which a change has come through to 63 %. Longer is calmer and later. */
export const TIME_CONSTANT_MS = 280;

/**
 * An exponential moving average over time rather than over frames: it behaves the same at 5 and at 60 frames a second,
 * and what sums to 1 goes on summing to 1.
 *
 * @param previous smoothed values before; undefined for a new face, which starts at its first reading.
 * @param elapsedMs since `previous`.
 */
export function smoothProbabilities(previous: number[] | undefined, reading: number[], elapsedMs: number): number[] {
  if (!previous) return reading;
  const weight = 1 - Math.exp(-Math.max(elapsedMs, 0) / TIME_CONSTANT_MS);
  return reading.map((value, index) => previous[index]! + weight * (value - previous[index]!));
}
