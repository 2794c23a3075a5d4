import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { largestDifference } from '../testing/largest-difference.ts';
import { BatchNorm } from './batch-norm.ts';

test.each([true, false])('vectors are normalised as images of one pixel are (training: %s)', (training) => {
  const [vectors, images] = [
    [6, 3],
    [6, 1, 1, 3],
  ].map((shape) => {
    const layer = new BatchNorm({ epsilon: 1e-3 });
    layer.build(shape);
    const y = layer.call(tf.randomNormal(shape, 2, 3, 'float32', 7), { training });
    expect(y.shape).toEqual(shape);
    return [...y.dataSync(), ...layer.getWeights()[2].dataSync()];
  });
  expect(largestDifference(images, vectors)).toBeLessThan(1e-6);
  const mean = vectors.slice(0, 18).reduce((a, b) => a + b) / 18;
  expect(Math.abs(mean) < 1e-5).toBe(training);
});
