import { expect, test } from 'vitest';
import { betaSample } from './beta-sample.ts';
import { createRandom } from './create-random.ts';

test.each([0.2, 1, 4])('Beta(%d, %d) has the mean and variance of its formula', (alpha) => {
  const random = createRandom(1);
  const draws = Array.from({ length: 20_000 }, () => betaSample(alpha, random));
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
  expect(mean).toBeCloseTo(0.5, 1.7);
  expect(variance).toBeCloseTo(1 / (4 * (2 * alpha + 1)), 2);
  expect(draws.every((value) => value >= 0 && value <= 1)).toBe(true);
});
