/** For tests: the largest |a − b|, as a fraction of the largest |a|. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const expected = Array.from(a);
  if (expected.length !== b.length) return Infinity;
  const scale = Math.max(...expected.map(Math.abs)) || 1;
  // NaN compares false with everything: it counts as infinitely far.
  return Math.max(...expected.map((value, i) => Math.abs(value - b[i]) / scale).map((d) => (d >= 0 ? d : Infinity)));
}
