import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createNetwork } from '../inference/create-network.ts';
import { planNetwork } from '../inference/plan-network.ts';
import { largestDifference } from '../testing/largest-difference.ts';
import { narrowWeights } from './narrow-weights.ts';

const WIDE = planNetwork('student', { inputSize: 16, width: 6 });
const NARROW = planNetwork('student', { inputSize: 16, width: 4 });

/** Every kernel's last third of filters, and their biases, are nothing: the narrow network needs only the rest. */
function wideWeights() {
  return WIDE.weights.map(({ name, shape }, seed) => {
    const values = tf.randomNormal([...shape], 0, 0.5, 'float32', seed + 1);
    if (name.startsWith('logits')) return { name, tensor: values };
    const channels = shape.at(-1)!;
    const mask = tf.tensor1d(Array.from({ length: channels }, (_, i) => (i % 3 === 1 ? 0 : 1)));
    return { name, tensor: tf.mul(values, mask) };
  });
}

test('without the filters that do nothing, a network says the same', () => {
  const weights = wideWeights();
  const tensors = tf.memory().numTensors;
  const narrowed = narrowWeights(weights, NARROW.weights);
  expect(tf.memory().numTensors).toBe(tensors + narrowed.length);
  const x = tf.randomNormal([3, 16, 16, 1], 0, 1, 'float32', 99) as tf.Tensor4D;
  const [wide, narrow] = [createNetwork(WIDE, weights), createNetwork(NARROW, narrowed)];
  expect(largestDifference(wide.predict(x).dataSync(), narrow.predict(x).dataSync())).toBeLessThan(1e-5);
});

test('what is not wider is refused by name', () => {
  expect(() => narrowWeights(wideWeights(), planNetwork('student', { width: 7 }).weights)).toThrow(
    '"stem/conv/kernel" of shape [3,3,1,7] cannot be cut out of [3,3,1,6]',
  );
  expect(() => narrowWeights(wideWeights(), planNetwork('vgg13', {}).weights)).toThrow('cannot be cut out of nothing');
});

test.each([
  ['resnet18', {}],
  ['vit', { depth: 2, size: 'tiny' }],
])('%s, which is no chain, is refused', (name, options) => {
  const { weights } = planNetwork(name, options);
  const tensors = weights.map(({ name, shape }) => ({ name, tensor: tf.zeros([...shape]) }));
  expect(() => narrowWeights(tensors, weights)).toThrow(/the network is no chain/);
});
