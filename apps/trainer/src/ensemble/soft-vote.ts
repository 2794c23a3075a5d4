/** The weighted mean of the members' probabilities. @param weights of any sum @returns n × classes */
export function softVote(members: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return members[0].map((_, i) => members.reduce((sum, member, m) => sum + member[i] * (weights[m] / total), 0));
}
