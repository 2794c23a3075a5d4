import { expect, test } from 'vitest';
import { intersectionOverUnion } from './intersection-over-union.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };

test.each([
  ['itself', box, 1],
  ['a box shifted by half', { ...box, x: 5 }, 1 / 3],
  ['a box inside', { x: 2, y: 2, width: 5, height: 5 }, 0.25],
  ['a touching box', { ...box, x: 10 }, 0],
  ['a box apart', { ...box, y: 50 }, 0],
  ['an empty box', { x: 5, y: 5, width: 0, height: 0 }, 0],
])('with %s', (_, other, expected) => {
  expect(intersectionOverUnion(box, other)).toBeCloseTo(expected);
  expect(intersectionOverUnion(other, box)).toBeCloseTo(expected);
});
