import type { Box } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';

/**
 * Pairs boxes of two frames greedily, the best overlap first.
 *
 * @param minOverlap pairs below this IoU stay apart.
 * @returns for each of `next` the index in `previous`, or −1 for a newcomer.
 */
export function associate(previous: readonly Box[], next: readonly Box[], minOverlap: number): number[] {
  const pairs = previous
    .flatMap((before, p) => next.map((after, n) => ({ p, n, overlap: intersectionOverUnion(before, after) })))
    .filter(({ overlap }) => overlap >= minOverlap)
    .sort((a, b) => b.overlap - a.overlap);
  const partners = next.map(() => -1);
  const taken = new Set<number>();
  for (const { p, n } of pairs) {
    if (partners[n] !== -1 || taken.has(p)) continue;
    partners[n] = p;
    taken.add(p);
  }
  return partners;
}
