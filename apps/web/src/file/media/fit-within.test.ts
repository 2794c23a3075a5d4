import { expect, test } from 'vitest';
import { fitWithin } from './fit-within.ts';

test.for([
  [1920, 1080, 640, 360],
  [1080, 1920, 360, 640],
  [320, 200, 320, 200],
  [4000, 2, 640, 1],
])('%d × %d becomes %d × %d', ([width, height, w, h]) => {
  expect(fitWithin({ width: width!, height: height! }, 640)).toEqual({ width: w, height: h });
});
