import { expect, test } from 'vitest';
import { associate } from './associate.ts';

const boxAt = (x: number) => ({ box: { x, y: 0, width: 10, height: 10 }, keypoints: [] });

test('pairs by the best overlap, not by order', () => {
  expect(associate([boxAt(0), boxAt(100)], [boxAt(101), boxAt(1)], 0.3)).toEqual([1, 0]);
});

test('one track continues in one face only', () => {
  expect(associate([boxAt(0)], [boxAt(3), boxAt(1)], 0.3)).toEqual([-1, 0]);
});

test('too little overlap makes a newcomer', () => {
  expect(associate([boxAt(0)], [boxAt(8)], 0.3)).toEqual([-1]);
});

test('nothing before, nothing to pair', () => {
  expect(associate([], [boxAt(0)], 0.3)).toEqual([-1]);
});
