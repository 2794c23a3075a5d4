import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { createNetwork } from '../inference/create-network.ts';
import { planNetwork } from '../inference/plan-network.ts';
import { largestDifference } from '../testing/largest-difference.ts';
import { randomNetwork, TINY } from '../testing/random-network.ts';
import { foldBatchNorm } from './fold-batch-norm.ts';

await tf.setBackend('wasm');

const networks: [string, { inputSize: number } & Record<string, unknown>][] = [
  ['student', TINY],
  ['resnet18', { inputSize: 16, stem: 'small-pool' }],
  ['vgg13', { inputSize: 32, width: 4 }],
  ['vgg13', { inputSize: 32, width: 4, head: 'dense', headUnits: 32, dropout: 0.5 }],
  ['vit', { inputSize: 24, patchSize: 8, depth: 2, dropout: 0.1 }],
  ['facenet', { inputSize: 75, head: 'embedding' }],
];

describe.each(networks)('folding %s %j', (name, options) => {
  test('keeps the logits to 1e-4 of the largest, and leaves the trained network and no tensor behind', () => {
    const trained = randomNetwork(name, options);
    const x = tf.randomNormal([2, options.inputSize, options.inputSize, 1], 0, 1, 'float32', 1) as tf.Tensor4D;
    const expected = (trained.predict(x) as tf.Tensor).dataSync();
    const tensors = tf.memory().numTensors;
    const network = createNetwork(planNetwork(name, options), foldBatchNorm(trained));
    expect(tf.memory().numTensors).toBe(tensors + network.weights.length);

    const actual = network.predict(x).dataSync();
    expect(largestDifference(expected, actual)).toBeLessThan(1e-4);
    expect((trained.predict(x) as tf.Tensor).dataSync()).toEqual(expected);
  });
});

test('networks of different widths are not mixed up', () => {
  const plan = planNetwork('student', { ...TINY, width: 5 });
  expect(() => createNetwork(plan, foldBatchNorm(randomNetwork()))).toThrow(
    /"stem\/conv\/kernel" has the shape \[3,3,1,4\]/,
  );
});
