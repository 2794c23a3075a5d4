import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tenCropViews } from './views.ts';

test('ten crops are the corners, the centre, and their mirror images', () => {
  const pixels = tf.reshape(tf.range(0, 144), [1, 12, 12, 1]) as tf.Tensor4D;
  const views = tenCropViews(12).map((view) => view(pixels));
  expect(views.map(({ shape }) => shape)).toEqual(Array.from({ length: 10 }, () => [1, 11, 11, 1]));
  const first = views.map((view) => view.dataSync()[0]);
  expect(first).toEqual([0, 1, 12, 13, 0, 10, 11, 22, 23, 10]);
});
