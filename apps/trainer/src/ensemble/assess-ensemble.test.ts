import { createRandom } from '@howifeel/fer-data';
import { expect, test } from 'vitest';
import { assessEnsemble, type MemberPredictions } from './assess-ensemble.ts';
import { fitVoteWeights } from './fit-vote-weights.ts';

const n = 700;
const labels = Uint8Array.from({ length: n }, (_, i) => i % 7);

/** A member that gives the true class 70 % where `knows` says so, and else a random wrong one. */
function member(name: string, seed: number, knows: (i: number) => boolean): MemberPredictions {
  const random = createRandom(seed);
  const probabilities = new Float32Array(n * 7).fill(0.05);
  for (const [i, label] of labels.entries()) {
    const chosen = knows(i) ? label : (label + 1 + Math.floor(random.next() * 6)) % 7;
    probabilities[i * 7 + chosen] = 0.7;
  }
  return { name, probabilities, averaged: probabilities };
}

const a = member('a', 1, (i) => i % 10 < 7);
const b = member('b', 2, (i) => i % 10 >= 3);
const useless = member('useless', 3, () => false);

test('members that err elsewhere gain, each as much as its absence costs', () => {
  const { metrics, members } = assessEnsemble([a, b, member('c', 4, (i) => i % 10 < 3 || i % 10 > 6)], labels, 'equal');
  expect(members.map(({ accuracy }) => accuracy)).toEqual([0.7, 0.7, 0.6]);
  expect(metrics.accuracy).toBeGreaterThan(0.8);
  const pair = assessEnsemble([a, b], labels, 'equal').metrics.accuracy;
  expect(members[2].gain).toBeCloseTo(metrics.accuracy - pair, 10);
  expect(members.map(({ weight }) => weight)).toEqual([1 / 3, 1 / 3, 1 / 3]);
});

test('fitted weights take the vote from a member that knows nothing', () => {
  const { members, metrics } = assessEnsemble([a, b, useless], labels, 'fitted');
  expect(members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
  expect(members[2].weight).toBeLessThan(0.01);
  expect(metrics.accuracy).toBeGreaterThanOrEqual(assessEnsemble([a, b, useless], labels, 'equal').metrics.accuracy);
});

test('weights fitted on other images are not changed by those that are measured', () => {
  const others = [a, b, useless];
  // On the images measured the useless member is the only one that knows.
  const seer = member('useless', 9, () => true);
  const measured = [useless, useless, seer].map(({ probabilities, averaged }, i) => ({
    name: others[i].name,
    probabilities,
    averaged,
    fitting: others[i].probabilities,
  }));
  const weights = (members: MemberPredictions[]) =>
    assessEnsemble(members, labels, 'fitted', labels).members.map(({ weight }) => weight);
  expect(weights(measured)).toEqual(weights(others));
});

test('fitted weights maximise the likelihood: no small shift from one member to another does better', () => {
  const members = [a, b, member('c', 5, (i) => i % 10 < 5)].map(({ probabilities }) => probabilities);
  const likelihood = (weights: readonly number[]) =>
    labels.reduce(
      (sum, label, i) => sum + Math.log(members.reduce((p, own, m) => p + weights[m] * own[i * 7 + label], 0)),
      0,
    );
  const weights = fitVoteWeights(members, labels);
  for (const [from, to] of [
    [0, 1],
    [1, 0],
    [0, 2],
    [2, 1],
  ]) {
    const moved = weights.map((weight, m) => weight + (m === from ? -0.01 : m === to ? 0.01 : 0));
    if (moved[from] >= 0) expect(likelihood(moved)).toBeLessThan(likelihood(weights));
  }
});
