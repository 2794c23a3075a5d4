/**
 * When frames are taken: evenly, the first at the beginning, none at or after the end.
 *
 * @param seconds length of the film.
 * @param rate frames a second.
 */
export function frameTimes(seconds: number, rate: number): number[] {
  const count = Math.max(1, Math.ceil(seconds * rate - 1e-6));
  return Array.from({ length: count }, (_, index) => index / rate);
}
