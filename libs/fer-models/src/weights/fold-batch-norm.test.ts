import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { createArchitecture } from '../architectures/create-architecture.ts';
import { BatchNorm } from '../layers/batch-norm.ts';
import { Scale } from '../layers/scale.ts';
import { randomNetwork, TINY } from '../testing/random-network.ts';
import { foldBatchNorm } from './fold-batch-norm.ts';

const networks: [string, { inputSize: number } & Record<string, unknown>][] = [
  ['student', TINY],
  ['resnet18', { inputSize: 16, stem: 'small-pool' }],
  ['vgg13', { inputSize: 32, width: 4 }],
  ['vgg13', { inputSize: 32, width: 4, head: 'dense', headUnits: 32, dropout: 0.5 }],
  ['vit', { inputSize: 24, patchSize: 8, depth: 2, dropout: 0.1 }],
  ['facenet', { inputSize: 75, head: 'embedding' }],
];

describe.each(networks)('folding %s %j', (name, options) => {
  test('keeps the logits to 1e-4, and leaves no batch norm', () => {
    const trained = randomNetwork(name, options);
    const folded = createArchitecture(name, { ...options, folded: true });
    const x = tf.randomNormal([2, options.inputSize, options.inputSize, 1], 0, 1, 'float32', 1);
    const before = (folded.predict(x) as tf.Tensor).dataSync();
    const tensors = tf.memory().numTensors;
    foldBatchNorm(trained, folded);
    expect(tf.memory().numTensors).toBe(tensors);

    const expected = (trained.predict(x) as tf.Tensor).dataSync();
    const actual = (folded.predict(x) as tf.Tensor).dataSync();
    const scale = Math.max(...expected.map(Math.abs));
    const error = Math.max(...expected.map((value, i) => Math.abs(value - actual[i]))) / scale;
    expect(error).toBeLessThan(1e-4);
    expect(Math.max(...expected.map((value, i) => Math.abs(value - before[i])))).toBeGreaterThan(0.01);
    expect(folded.layers.some((layer) => layer instanceof BatchNorm || layer instanceof Scale)).toBe(false);
  });
});

test('networks of different widths are not mixed up', () => {
  const folded = createArchitecture('student', { ...TINY, width: 5, folded: true });
  expect(() => foldBatchNorm(randomNetwork(), folded)).toThrow(/"stem\/conv\/kernel" has the shape \[3,3,1,4\]/);
});
