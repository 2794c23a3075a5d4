import { expect, test } from 'vitest';
import { smoothProbabilities, TIME_CONSTANT_MS } from './smooth-probabilities.ts';

const calm = [0.1, 0, 0, 0.2, 0.7, 0, 0];
const glad = [0, 0, 0, 1, 0, 0, 0];

test('a new face starts at its first reading', () => {
  expect(smoothProbabilities(undefined, calm, 0)).toEqual(calm);
});

test('after one time constant 63 % of a change has come through', () => {
  expect(smoothProbabilities(calm, glad, TIME_CONSTANT_MS)[3]).toBeCloseTo(0.2 + 0.8 * (1 - 1 / Math.E), 10);
});

test('many short steps arrive where one long step does', () => {
  let steps = calm;
  for (let i = 0; i < 10; i++) steps = smoothProbabilities(steps, glad, 20);
  const leap = smoothProbabilities(calm, glad, 200);
  steps.forEach((value, index) => expect(value).toBeCloseTo(leap[index]!, 10));
});

test('the sum stays 1, also when the clock steps back', () => {
  for (const elapsed of [-50, 0, 16, 5000]) {
    const sum = smoothProbabilities(calm, glad, elapsed).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(1, 10);
  }
});
