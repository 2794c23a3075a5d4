import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { createArchitecture } from '../layers/create-architecture.ts';
import { largestDifference } from '../testing/largest-difference.ts';
import { randomNetwork, TINY } from '../testing/random-network.ts';
import { alignBatchNorm } from './align-batch-norm.ts';
import { foldBatchNorm } from './fold-batch-norm.ts';
import { unfoldBatchNorm } from './unfold-batch-norm.ts';

await tf.setBackend('wasm');

/** As a fraction of the largest logit. */
const TOLERANCE = 1e-4;

const networks: [string, { inputSize: number } & Record<string, unknown>][] = [
  ['student', { ...TINY, dropout: 0 }],
  ['resnet18', { inputSize: 16, stem: 'small-pool' }],
  ['vgg13', { inputSize: 32, width: 4 }],
  ['vit', { inputSize: 24, patchSize: 8, depth: 2 }],
  ['facenet', { inputSize: 75, head: 'embedding' }],
];

describe.each(networks)('unfolding %s %j', (name, options) => {
  const trained = randomNetwork(name, options);
  const folded = foldBatchNorm(trained);
  const network = createArchitecture(name, { ...options, seed: 2 });
  const x = tf.randomNormal([8, options.inputSize, options.inputSize, 1], 0, 1, 'float32', 1);
  const expected = (trained.predict(x) as tf.Tensor).dataSync();
  const predict = () => (network.predict(x) as tf.Tensor).dataSync();

  test('gives back a network that computes the same', () => {
    expect(largestDifference(expected, predict())).toBeGreaterThan(TOLERANCE);
    const tensors = tf.memory().numTensors;
    unfoldBatchNorm(folded, network);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(largestDifference(expected, predict())).toBeLessThan(TOLERANCE);
  });

  test('aligned with data, it also computes the same in training', () => {
    const tensors = tf.memory().numTensors;
    alignBatchNorm(network, [tf.slice(x, 0, 4), tf.slice(x, 4, 4)]);
    expect(tf.memory().numTensors).toBe(tensors + 2);
    expect(largestDifference(expected, predict())).toBeLessThan(TOLERANCE);
    const training = tf.tidy(() => (network.apply(x, { training: true }) as tf.Tensor).dataSync());
    expect(largestDifference(expected, training)).toBeLessThan(10 * TOLERANCE);
  });
});

test('aligning with many batches holds the inputs of one at a time', async () => {
  const network = randomNetwork();
  const batch = tf.randomNormal([4, TINY.inputSize, TINY.inputSize, 1], 0, 1, 'float32', 1);
  const peakOf = async (batches: number) => {
    const { numBytes } = tf.memory();
    const { peakBytes } = await tf.profile(() => alignBatchNorm(network, Array(batches).fill(batch)));
    return peakBytes - numBytes;
  };
  expect(await peakOf(20)).toBeLessThan(1.5 * (await peakOf(1)));
});
