import type { Face } from '../face/face.ts';
import { faceSimilarity } from './face-similarity.ts';

/**
 * Pairs faces of two frames greedily, the most similar first.
 *
 * @param minSimilarity pairs below this stay apart, see {@link faceSimilarity}.
 * @returns for each of `next` the index in `previous`, or −1 for a newcomer.
 */
export function associate(
  previous: readonly Pick<Face, 'box' | 'keypoints'>[],
  next: readonly Pick<Face, 'box' | 'keypoints'>[],
  minSimilarity: number,
): number[] {
  const pairs = previous
    .flatMap((before, p) => next.map((after, n) => ({ p, n, similarity: faceSimilarity(before, after) })))
    .filter(({ similarity }) => similarity >= minSimilarity)
    .sort((a, b) => b.similarity - a.similarity);
  const partners = next.map(() => -1);
  const taken = new Set<number>();
  for (const { p, n } of pairs) {
    if (partners[n] !== -1 || taken.has(p)) continue;
    partners[n] = p;
    taken.add(p);
  }
  return partners;
}
