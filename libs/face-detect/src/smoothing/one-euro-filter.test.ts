import { describe, expect, test } from 'vitest';
import { createOneEuroFilter } from './one-euro-filter.ts';

const options = { minCutoff: 1, beta: 0 };

/** Values 100 ms apart. */
function filterAll(values: number[], { minCutoff, beta } = options): number[] {
  const filter = createOneEuroFilter({ minCutoff, beta });
  return values.map((value, index) => filter.next(value, index * 100));
}

function spread(values: number[]): number {
  return Math.max(...values) - Math.min(...values);
}

describe('one euro filter', () => {
  test('starts at the first value and keeps a constant', () => {
    expect(filterAll([7, 7, 7])).toEqual([7, 7, 7]);
  });

  test('without beta it is a first-order low-pass of the cut-off', () => {
    const share = 1 / (1 + 1 / (2 * Math.PI * 1) / 0.1);
    expect(filterAll([0, 1, 1])).toEqual([0, expect.closeTo(share), expect.closeTo(1 - (1 - share) ** 2)]);
  });

  test('a trembling value comes out steadier', () => {
    const trembling = Array.from({ length: 50 }, (_, index) => 10 + (index % 2 ? 0.5 : -0.5));
    expect(spread(filterAll(trembling).slice(10))).toBeLessThan(0.5 * spread(trembling));
  });

  test('beta follows a moving value with less delay', () => {
    const moving = Array.from({ length: 30 }, (_, index) => index);
    const lag = (beta: number) => 29 - filterAll(moving, { minCutoff: 1, beta }).at(-1)!;
    expect(lag(1)).toBeLessThan(0.5 * lag(0));
  });

  test('a value that is not later changes nothing', () => {
    const filter = createOneEuroFilter(options);
    filter.next(1, 100);
    expect(filter.next(5, 100)).toBe(1);
    expect(filter.next(5, 50)).toBe(1);
  });
});
