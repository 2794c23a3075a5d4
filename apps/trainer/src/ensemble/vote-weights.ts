import { fitVoteWeights } from './fit-vote-weights.ts';

/** How the members' weights come about. */
export type VoteWeights = 'equal' | 'fitted';

/** One weight a member, summing to 1: alike, or those that make the labels most likely ({@link fitVoteWeights}). */
export function voteWeights(kind: VoteWeights, members: readonly Float32Array[], labels: Uint8Array): number[] {
  return kind === 'fitted' ? fitVoteWeights(members, labels) : members.map(() => 1 / members.length);
}
