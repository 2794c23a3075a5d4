import { classificationMetrics } from '../evaluation/metrics.ts';
import { softVote } from './soft-vote.ts';
import { type VoteWeights, voteWeights } from './vote-weights.ts';

/** A vote of some of the candidates. */
export interface RankedVote {
  /** Their places among the candidates, ascending; two or more. */
  members: number[];
  accuracy: number;
}

/**
 * Measures the vote of every set of two or more candidates: the best first, among equals that of fewer members. With c
 * candidates there are 2^c − c − 1 sets.
 *
 * @param candidates n × classes probabilities each, of the images that decide, never of those that judge
 */
export function rankVotes(candidates: readonly Float32Array[], labels: Uint8Array, kind: VoteWeights): RankedVote[] {
  const places = [...candidates.keys()];
  const sets = Array.from({ length: 2 ** candidates.length }, (_, bits) => places.filter((i) => bits & (1 << i)));
  return sets
    .filter(({ length }) => length >= 2)
    .map((members) => {
      const voters = members.map((i) => candidates[i]);
      const vote = softVote(voters, voteWeights(kind, voters, labels));
      return { members, accuracy: classificationMetrics(vote, labels).accuracy };
    })
    .sort((a, b) => b.accuracy - a.accuracy || a.members.length - b.members.length);
}
