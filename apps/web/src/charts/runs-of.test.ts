import { expect, test } from 'vitest';
import { runsOf } from './runs-of.ts';

const face = [0, 0, 0, 1, 0, 0, 0];
const at = (time: number, probabilities: number[] | null = face) => ({ time, probabilities });
const timesOf = (runs: { time: number }[][]) => runs.map((run) => run.map(({ time }) => time));

test('a moment without a face and a long gap both cut', () => {
  const points = [at(0), at(100), at(200, null), at(300), at(400), at(2000)];
  expect(timesOf(runsOf(points, 500))).toEqual([[0, 100], [300, 400], [2000]]);
});

test('a reading stands for what follows it, until the next moment', () => {
  expect(timesOf(runsOf([at(0), at(200), at(300, null), at(1000)], 500, 200))).toEqual([
    [0, 200, 300],
    [1000, 1200],
  ]);
});

test('no points, no runs', () => {
  expect(runsOf([], 500, 200)).toEqual([]);
});
