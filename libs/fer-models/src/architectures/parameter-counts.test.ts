import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test } from 'vitest';
import { createArchitecture } from './create-architecture.ts';

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

const imagenet = { inputSize: 224, channels: 3, classes: 1000 };

test.each([
  ['resnet18', { ...imagenet, stem: 'imagenet' }, 11_689_512],
  ['vit', { ...imagenet, size: 'tiny' }, 5_717_416],
  ['vit', { ...imagenet, size: 'small' }, 22_050_664],
  // Without batch norm to fold, a folded network has the same weights, and need not draw 86 million of them.
  ['vit', { ...imagenet, size: 'base', folded: true }, 86_567_656],
  ['facenet', { channels: 3, head: 'embedding' }, 23_482_624],
  ['facenet', { channels: 3, classes: 8631 }, 27_910_327],
  ['facenet', { channels: 3, classes: 10_575 }, 28_907_599],
])('%s %j has the published number of parameters', (name, options, published) => {
  expect(countParameters(name, options)).toBe(published);
});

test("vgg13 has the parameters of torchvision's vgg13, and with batch norm those of vgg13_bn", () => {
  const vgg13 = countParameters('vgg13', { ...imagenet, head: 'dense', folded: true });
  expect(vgg13).toBe(133_047_848);
  const batchNorm = countParameters('vgg13', {}) - countParameters('vgg13', { folded: true });
  expect(vgg13 + batchNorm).toBe(133_053_736);
});
