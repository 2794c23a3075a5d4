import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from './create-random.ts';

const take = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('createRandom', () => {
  test('repeats itself for the same seed and only for that', () => {
    expect(take(createRandom(7), 50)).toEqual(take(createRandom(7), 50));
    expect(take(createRandom(7), 5)).not.toEqual(take(createRandom(8), 5));
  });

  test('stays the stream that checkpoints and published runs were made with', () => {
    const [first, second] = take(createRandom(1), 2);
    expect(first).toBeCloseTo(0.526047095656395, 12);
    expect(second).toBeCloseTo(0.12264361372217536, 12);
  });

  test('goes on from a state that went through JSON', () => {
    const random = createRandom('run');
    take(random, 13);
    const state = JSON.parse(JSON.stringify(random.getState()));
    const rest = take(random, 20);
    const other = createRandom('another');
    other.setState(state);
    expect(take(other, 20)).toEqual(rest);
  });

  test('spreads evenly between the bounds', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 4000 }, () => random.between(-2, 6));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...values)).toBeLessThan(6);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    // Five standard errors of the mean of 4000 uniform values of width 8.
    expect(Math.abs(mean - 2)).toBeLessThan((5 * 8) / Math.sqrt(12 * 4000));
  });
});

test('normal draws have mean 0 and standard deviation 1, two thirds of them within one', () => {
  const random = createRandom(1);
  const draws = Array.from({ length: 20_000 }, () => random.normal());
  const mean = draws.reduce((sum, draw) => sum + draw) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
  expect(draws.filter((draw) => Math.abs(draw) < 1).length / draws.length).toBeCloseTo(0.683, 1);
});
