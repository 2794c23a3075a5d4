import { distance } from 'fastest-levenshtein';

/** The candidate that a typo most likely meant; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0] && ranked[0].edits <= Math.max(2, word.length / 3) ? ranked[0].candidate : undefined;
}
