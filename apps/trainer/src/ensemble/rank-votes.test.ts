import { expect, test } from 'vitest';
import { rankVotes } from './rank-votes.ts';

const labels = Uint8Array.from({ length: 70 }, (_, i) => i % 7);

/** Gives the true class `sure` where `knows` says so, and else the next one. */
function candidate(sure: number, knows: (i: number) => boolean): Float32Array {
  const probabilities = new Float32Array(70 * 7).fill((1 - sure) / 6);
  for (const [i, label] of labels.entries()) probabilities[i * 7 + (knows(i) ? label : (label + 1) % 7)] = sure;
  return probabilities;
}

const early = candidate(0.6, (i) => i < 50);
const late = candidate(0.7, (i) => i >= 30);
const wrong = candidate(0.99, () => false);

test('every set of two or more is measured; the best comes first, without who spoils it', () => {
  const votes = rankVotes([early, wrong, late], labels, 'equal');
  expect(votes.map(({ members }) => members.join()).sort()).toEqual(['0,1', '0,1,2', '0,2', '1,2']);
  // Where they differ the surer one wins: `late` from 30 on, nobody knows better before.
  expect(votes[0]).toEqual({ members: [0, 2], accuracy: 40 / 70 });
  expect(votes.at(-1)!.accuracy).toBe(0);
});

test('among equals fewer members come first', () => {
  const [first, , , last] = rankVotes([late, late, late], labels, 'equal');
  expect(first.members).toHaveLength(2);
  expect(last.members).toHaveLength(3);
});

test('fitted weights let a spoiler stay without a vote', () => {
  const all = rankVotes([early, wrong, late], labels, 'fitted').find(({ members }) => members.length === 3)!;
  expect(all.accuracy).toBeGreaterThan(0.5);
});
