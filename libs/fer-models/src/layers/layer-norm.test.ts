import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { largestDifference } from '../testing/largest-difference.ts';
import { layerNorm } from '../ops/layer-norm.ts';
import { LayerNorm } from './layer-norm.ts';

test('each row gets mean 0 and variance 1, then gamma and beta', () => {
  const layer = new LayerNorm({ epsilon: 1e-6 });
  layer.build([null as unknown as number, 2, 3]);
  layer.setWeights([tf.tensor1d([1, 2, 3]), tf.tensor1d([0, 10, -10])]);
  const y = layer.call(tf.tensor3d([[[1, 2, 3], [-4, 0, 4]]])); // prettier-ignore
  const z = Math.sqrt(1.5);
  expect(largestDifference([-z, 10, 3 * z - 10, -z, 10, 3 * z - 10], y.dataSync())).toBeLessThan(1e-5);
});

test('its gradients are those of the composition, and leave no tensors behind', () => {
  const [x, direction] = [1, 2].map((seed) => tf.randomNormal([2, 3, 5], 0, 2, 'float32', seed));
  const [gamma, beta] = [tf.tensor1d([1, 2, -3, 0.5, 0]), tf.tensor1d([0, 1, 0, -1, 2])];
  const composed = (value: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) => {
    const { mean, variance } = tf.moments(value, -1, true);
    return tf.add(tf.mul(tf.div(tf.sub(value, mean), tf.sqrt(tf.add(variance, 1e-5))), scale), shift);
  };
  const gradientsOf = (norm: typeof composed) =>
    tf.grads((value: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) =>
      tf.sum(tf.mul(norm(value, scale, shift), direction!)),
    )([x!, gamma, beta]);
  const written = gradientsOf((value, scale, shift) => layerNorm(value, scale, shift, 1e-5));
  for (const [i, expected] of gradientsOf(composed).entries()) {
    expect(written[i]!.shape).toEqual(expected.shape);
    expect(largestDifference(expected.dataSync(), written[i]!.dataSync())).toBeLessThan(1e-5);
  }
  const before = tf.memory().numTensors;
  tf.dispose(gradientsOf((value, scale, shift) => layerNorm(value, scale, shift, 1e-5)));
  expect(tf.memory().numTensors).toBe(before);
});
