import { expect, test } from 'vitest';
import { classificationMetrics, wilsonInterval } from './metrics.ts';

test('figures of a small example, worked out by hand', () => {
  const probabilities = Float32Array.from([0.9, 0.1, 0.2, 0.8, 0.6, 0.4, 0.3, 0.7]);
  const metrics = classificationMetrics(probabilities, Uint8Array.from([0, 1, 1, 1]), ['a', 'b']);
  expect(metrics.accuracy).toBe(0.75);
  expect(metrics.confusion).toEqual([
    [1, 0],
    [1, 2],
  ]);
  expect(metrics.perClass).toEqual({ a: { precision: 0.5, recall: 1 }, b: { precision: 1, recall: 2 / 3 } });
  expect(metrics.macroF1).toBeCloseTo((2 / 3 + 0.8) / 2);
  // Each prediction has a bin of its own: |1 − .9| + |1 − .8| + |0 − .6| + |1 − .7|, over 4.
  expect(metrics.ece).toBeCloseTo(0.3, 5);
});

test('the Wilson interval of 73 % of 3,589 is about ± 1.45 points', () => {
  const [low, high] = wilsonInterval(0.73, 3589);
  expect((high - low) / 2).toBeCloseTo(0.0145, 3);
  expect(wilsonInterval(1, 5)[1]).toBeLessThanOrEqual(1);
});
