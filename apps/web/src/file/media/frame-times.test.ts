import { expect, test } from 'vitest';
import { frameTimes } from './frame-times.ts';

test('evenly from the beginning, none at the end', () => {
  expect(frameTimes(1, 4)).toEqual([0, 0.25, 0.5, 0.75]);
  expect(frameTimes(1.1, 2)).toEqual([0, 0.5, 1]);
});

test('the shortest film has one', () => {
  expect(frameTimes(0.01, 2)).toEqual([0]);
});
