import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { evaluate } from './evaluate.ts';
import { flipAccuracy } from './flip-accuracy.ts';

test('it is what both passes at once give, and leaves no tensor behind', async () => {
  await tf.setBackend('cpu');
  const data = tinyDataset(7, 28).splits.PublicTest!;
  const weights = tf.randomNormal<tf.Rank.R2>([48 * 48, 7], 0, 0.01, 'float32', 1);
  const predict = (pixels: tf.Tensor4D) =>
    tf.tidy(() => tf.softmax(tf.matMul<tf.Tensor2D>(tf.reshape(pixels, [-1, 48 * 48]), weights)));
  const { accuracyTta, probabilities } = await evaluate(predict, data);
  const before = tf.memory().numTensors;
  expect(await flipAccuracy(predict, data, probabilities)).toBe(accuracyTta);
  expect(tf.memory().numTensors).toBe(before);
});
