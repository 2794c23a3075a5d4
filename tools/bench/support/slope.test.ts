import { expect, test } from 'vitest';
import { slope } from './slope.ts';

test('a line has its slope, whatever the order of its points', () => {
  const line = [4, 0, 2, 1, 3].map((x) => [x, 7 - 3 * x] as const);
  expect(slope(line)).toBeCloseTo(-3);
});

test('an outlier does not move it', () => {
  const flat = Array.from({ length: 20 }, (_, x) => [x, x === 19 ? 1e6 : 5] as const);
  expect(slope(flat)).toBe(0);
});

test('one point has none', () => {
  expect(() => slope([[1, 1]])).toThrow('at least two points');
});
