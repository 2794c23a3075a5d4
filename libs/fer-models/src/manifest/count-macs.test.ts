import '@tensorflow/tfjs-backend-cpu';
import { expect, test } from 'vitest';
import { createArchitecture } from '../architectures/create-architecture.ts';
import { countMacs } from './count-macs.ts';

test("resnet18 with the ImageNet stem has torchvision's 1.814 GMAC", () => {
  const options = { inputSize: 224, channels: 3, classes: 1000, stem: 'imagenet' };
  expect(countMacs(createArchitecture('resnet18', options)) / 1e9).toBeCloseTo(1.814, 3);
});

test('the student stays within 0.08 GMAC, folded or not', () => {
  const macs = countMacs(createArchitecture('student', {}));
  expect(macs).toBeLessThanOrEqual(0.08e9);
  expect(macs).toBeGreaterThan(0.07e9);
  expect(countMacs(createArchitecture('student', { folded: true }))).toBe(macs);
});
