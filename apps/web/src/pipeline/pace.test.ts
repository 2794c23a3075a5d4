import { expect, test } from 'vitest';
import { restAfter } from './pace.ts';

test('a fast device rests less than a frame, a slow one in proportion', () => {
  expect(restAfter(10, 0)).toBeLessThan(3);
  expect(200 / (200 + restAfter(200, 0))).toBeCloseTo(0.85, 5);
});

test('while nobody is there it looks about seven times a second', () => {
  expect(10 + restAfter(10, 6000)).toBe(150);
  expect(restAfter(400, 6000)).toBe(restAfter(400, 0));
});
