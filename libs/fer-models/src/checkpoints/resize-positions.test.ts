import { expect, test } from 'vitest';
import { largestDifference } from '../testing/largest-difference.ts';
import { resizePositions } from './resize-positions.ts';

/** `interpolate(grid, (to, to), mode='bicubic', antialias=True)` of PyTorch 2.13, for grid[y][x] = ((3 y + 7 x) % 10)². */
const TORCH: [from: number, to: number, expected: number[]][] = [
  [
    3,
    5,
    [
      -4.707723, 19.79738, 52.69811, 29.64474, 10.5518, -0.2758371, 12.3552, 31.41045, 31.66373, 29.64475, 9.679245,
      3.649253, 0, 31.41045, 52.69811, 28.69009, 18.0939, 3.649257, 12.3552, 19.79737, 40.178, 28.69009, 9.679245,
      -0.2758372, -4.707723,
    ],
  ],
  [7, 3, [16.84769, 23.68362, 30.8724, 36.93414, 18.60985, 23.68362, 34.85848, 36.93414, 16.84769]],
  [4, 4, [0, 49, 16, 1, 9, 0, 49, 16, 36, 9, 0, 49, 81, 36, 9, 0]],
];

test.each(TORCH)('%i×%i to %i×… is what PyTorch gives', (from, to, expected) => {
  const grid = Float32Array.from(
    { length: from * from },
    (_, i) => ((3 * Math.floor(i / from) + 7 * (i % from)) % 10) ** 2,
  );
  expect(largestDifference(expected, resizePositions(grid, from, to))).toBeLessThan(1e-5);
});

test('vectors are interpolated number by number, and a constant grid stays constant', () => {
  const grid = Float32Array.from({ length: 14 * 14 * 2 }, (_, i) => (i % 2 ? -5 : 3));
  const resized = resizePositions(grid, 14, 6);
  expect(resized).toHaveLength(6 * 6 * 2);
  for (const [i, value] of resized.entries()) expect(value).toBeCloseTo(i % 2 ? -5 : 3, 5);
});
