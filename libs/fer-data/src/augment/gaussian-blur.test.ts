import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { gaussianBlur } from './gaussian-blur.ts';

test('a point becomes a bell: its sum stays, and its width is the standard deviation asked for', () => {
  const point = tf.tensor4d(
    Array.from({ length: 225 }, (_, i) => Number(i === 112)),
    [1, 15, 15, 1],
  );
  const blurred = gaussianBlur(point, 2).dataSync<'float32'>();
  const at = (x: number, y: number) => blurred[(7 + y) * 15 + 7 + x]!;
  expect(blurred.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  expect(at(2, 0) / at(0, 0)).toBeCloseTo(Math.exp(-0.5), 5);
  expect(at(0, -4) / at(0, 0)).toBeCloseTo(Math.exp(-2), 5);
  expect(at(5, 0)).toBe(0);
});

test('an even image stays what it is, up to its border', () => {
  const even = tf.fill([2, 6, 5, 1], 80) as tf.Tensor4D;
  for (const value of gaussianBlur(even, 1).dataSync()) expect(value).toBeCloseTo(80, 4);
});
