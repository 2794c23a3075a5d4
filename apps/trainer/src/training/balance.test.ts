import { createRandom, type LabelledImages } from '@howifeel/fer-data';
import { expect, test } from 'vitest';
import { classWeights, epochOrder } from './balance.ts';

const labels = Uint8Array.from({ length: 1000 }, (_, i) => (i < 900 ? 0 : i < 990 ? 1 : 2));
const data = { labels, count: 1000 } as LabelledImages;

test('class weights are inverse to the counts, 1 on average over the images, 0 for an absent class', () => {
  const weights = classWeights(labels, 4);
  expect(weights[0] * 900).toBeCloseTo(weights[2] * 10, 2);
  expect(labels.reduce((sum, label) => sum + weights[label], 0)).toBeCloseTo(1000, 1);
  expect(weights[3]).toBe(0);
});

test('balanced sampling draws every class about equally often, from its own images', () => {
  const order = epochOrder(data, 'sampling', createRandom(1));
  expect(order).toHaveLength(1000);
  const counts = [0, 0, 0];
  for (const index of order) counts[labels[index]]++;
  for (const count of counts) expect(Math.abs(count - 333)).toBeLessThan(60);
});

test('otherwise every image comes once, in random order', () => {
  const order = epochOrder(data, 'none', createRandom(1));
  expect([...order].sort((a, b) => a - b)).toEqual([...labels.keys()]);
  expect([...order.subarray(0, 5)]).not.toEqual([0, 1, 2, 3, 4]);
});
