/**
 * The weights of a soft vote that make the true labels most likely: expectation–maximisation for the proportions of a
 * mixture of fixed distributions (Dempster, Laird & Rubin 1977), which climbs to the one optimum.
 *
 * @param members for each member n × classes probabilities
 * @returns one weight a member, ≥ 0, summing to 1
 */
export function fitVoteWeights(members: readonly Float32Array[], labels: Uint8Array): number[] {
  const classes = members[0].length / labels.length;
  const likelihoods = members.map((member) =>
    Float32Array.from(labels, (label, i) => Math.max(member[i * classes + label], 1e-9)),
  );
  let weights = members.map(() => 1 / members.length);
  for (let iteration = 0; iteration < 1000; iteration++) {
    const shares = weights.map(() => 0);
    for (let i = 0; i < labels.length; i++) {
      const total = weights.reduce((sum, weight, m) => sum + weight * likelihoods[m][i], 0);
      for (const [m, weight] of weights.entries()) shares[m] += (weight * likelihoods[m][i]) / total;
    }
    const next = shares.map((share) => share / labels.length);
    const moved = Math.max(...next.map((weight, m) => Math.abs(weight - weights[m])));
    weights = next;
    if (moved < 1e-6) break;
  }
  return weights;
}
