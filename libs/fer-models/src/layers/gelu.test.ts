import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { expect, test } from 'vitest';
import { largestDifference } from '../testing/largest-difference.ts';
import { Gelu } from './gelu.ts';

const POINTS = [-3, -1, -0.5, 0, 0.5, 1, 3];

test("equals tfjs' gelu", () => {
  const x = tf.tensor1d(POINTS);
  const theirs = layers.activation({ activation: 'gelu' }).apply(x) as tf.Tensor;
  expect(largestDifference(theirs.dataSync(), new Gelu({}).call(x).dataSync())).toBeLessThan(1e-6);
});

test('its gradient agrees with finite differences', () => {
  const layer = new Gelu({});
  const x = tf.tensor1d(POINTS);
  const step = 1e-2;
  const slope = tf.div(tf.sub(layer.call(tf.add(x, step)), layer.call(tf.sub(x, step))), 2 * step);
  const gradient = tf.grad((value) => layer.call(value))(x);
  expect(largestDifference(slope.dataSync(), gradient.dataSync())).toBeLessThan(1e-3);
});

test('a gradient leaves no tensors behind', () => {
  const layer = new Gelu({});
  const x = tf.tensor1d(POINTS);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 100; i++) tf.grad((value) => layer.call(value))(x).dispose();
  expect(tf.memory().numTensors).toBe(before);
});
