import { expect, test } from 'vitest';
import { momentAt } from './moment-at.ts';

const moments = [0, 0.5, 1, 3].map((seconds) => ({ seconds, faces: [] }));

test.for([
  [0, 0],
  [0.49, 0],
  [0.5, 0.5],
  [1.7, 1],
  [2.9, null],
  [9, null],
  [3.4, 3],
])('at %d s it is the frame of %s s', ([at, expected]) => {
  expect(momentAt(moments, at!, 0.5)?.seconds ?? null).toBe(expected);
});

test('before anything was analysed there is none', () => {
  expect(momentAt([], 1, 0.5)).toBeNull();
});
