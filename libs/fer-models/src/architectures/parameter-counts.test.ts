import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test } from 'vitest';
import { planNetwork } from '../inference/plan-network.ts';
import { createArchitecture } from '../layers/create-architecture.ts';

afterEach(() => tf.disposeVariables());

/** Values that training changes, as `sum(p.numel() for p in model.parameters())` counts in PyTorch. */
function countParameters(name: string, options: Record<string, unknown>): number {
  const model = createArchitecture(name, options);
  const count = model.trainableWeights.reduce(
    (sum, weight) => sum + tf.util.sizeFromShape(weight.shape as number[]),
    0,
  );
  model.dispose();
  return count;
}

function countPlanned(name: string, options: Record<string, unknown>): number {
  return planNetwork(name, options).weights.reduce((sum, { shape }) => sum + tf.util.sizeFromShape([...shape]), 0);
}

const imagenet = { inputSize: 224, channels: 3, classes: 1000 };

test.each([
  ['resnet18', { ...imagenet, stem: 'imagenet' }, 11_689_512],
  ['vit', { ...imagenet, size: 'tiny' }, 5_717_416],
  ['vit', { ...imagenet, size: 'small' }, 22_050_664],
  ['facenet', { channels: 3, head: 'embedding' }, 23_482_624],
  ['facenet', { channels: 3, classes: 8631 }, 27_910_327],
  ['facenet', { channels: 3, classes: 10_575 }, 28_907_599],
])('%s %j has the published number of parameters', (name, options, published) => {
  expect(countParameters(name, options)).toBe(published);
});

// Without batch norm to fold, a plan has the same weights, and need not draw 86 million of them.
test.each([
  ['vit', { ...imagenet, size: 'base' }, 86_567_656],
  ['vgg13', { ...imagenet, head: 'dense' }, 133_047_848],
])('%s %j, planned, has the published number of parameters without batch norm', (name, options, published) => {
  expect(countPlanned(name, options)).toBe(published);
});

test("vgg13 with batch norm has the parameters of torchvision's vgg13_bn", () => {
  const batchNorm = countParameters('vgg13', {}) - countPlanned('vgg13', {});
  expect(countPlanned('vgg13', { ...imagenet, head: 'dense' }) + batchNorm).toBe(133_053_736);
});
