import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { largestDifference } from '../testing/largest-difference.ts';
import { LayerNorm } from './layer-norm.ts';

test('each row gets mean 0 and variance 1, then gamma and beta', () => {
  const layer = new LayerNorm({ epsilon: 1e-6 });
  layer.build([null as unknown as number, 2, 3]);
  layer.setWeights([tf.tensor1d([1, 2, 3]), tf.tensor1d([0, 10, -10])]);
  const y = layer.call(tf.tensor3d([[[1, 2, 3], [-4, 0, 4]]])); // prettier-ignore
  const z = Math.sqrt(1.5);
  expect(largestDifference([-z, 10, 3 * z - 10, -z, 10, 3 * z - 10], y.dataSync())).toBeLessThan(1e-5);
});
