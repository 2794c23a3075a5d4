import type { LabelledImages, Random } from '@howifeel/fer-data';
import { shuffled } from '@howifeel/fer-data';
import type { Experiment } from '../experiment/experiment-schema.ts';

/**
 * Factors on the classes' loss, inverse to how often they occur, so that every class counts the same in total; their
 * mean over the images is 1. A class without images gets 0.
 */
export function classWeights(labels: Uint8Array, classes: number): Float32Array {
  const counts = countClasses(labels, classes);
  const present = counts.filter((count) => count > 0).length;
  return Float32Array.from(counts, (count) => (count > 0 ? labels.length / (present * count) : 0));
}

/**
 * The order of an epoch, as indices of images: each once, or with `sampling` as many draws with replacement, every class
 * equally likely.
 */
export function epochOrder({ labels, count }: LabelledImages, balance: Experiment['balance'], random: Random) {
  if (balance !== 'sampling') return shuffled(count, () => random.next());
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  const members = classes.map((label) => [...labels.keys()].filter((i) => labels[i] === label));
  const pick = <T>(values: readonly T[]) => values[Math.floor(random.next() * values.length)];
  return Uint32Array.from({ length: count }, () => pick(pick(members)));
}

function countClasses(labels: Uint8Array, classes: number): number[] {
  const counts = Array.from({ length: classes }, () => 0);
  for (const label of labels) counts[label]++;
  return counts;
}
