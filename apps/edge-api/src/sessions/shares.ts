import { EMOTION_NAMES, type EmotionName } from '@howifeel/fer-data/emotions';

/** Shares are stored as whole ten-thousandths. */
const UNITS = 10_000;

/** Seven probabilities as they are stored. */
export function toShares(histogram: readonly number[]): number[] {
  return histogram.map((probability) => Math.round(probability * UNITS));
}

/** The inverse of {@link toShares}. */
export function fromShares(shares: readonly number[]): number[] {
  return shares.map((share) => share / UNITS);
}

/** The seven columns of a row as probabilities, in the order of `EMOTIONS`. */
export function toHistogram(row: Record<EmotionName, number>): number[] {
  return fromShares(EMOTION_NAMES.map((name) => row[name]));
}

/** Seven sums, in the order of `EMOTIONS`, scaled to add up to 1; null when there was nothing to sum. */
export function toDistribution(sums: readonly number[]): number[] | null {
  const total = sums.reduce((a, b) => a + b, 0);
  return total > 0 ? sums.map((sum) => sum / total) : null;
}
