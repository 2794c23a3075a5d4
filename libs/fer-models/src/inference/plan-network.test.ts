import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { planNetwork } from './plan-network.ts';

test("resnet18 with the ImageNet stem has torchvision's 1.814 GMAC", () => {
  const options = { inputSize: 224, channels: 3, classes: 1000, stem: 'imagenet' };
  expect(planNetwork('resnet18', options).macs / 1e9).toBeCloseTo(1.814, 3);
});

test("vit has timm's 1.26 GMAC", () => {
  const options = { inputSize: 224, channels: 3, classes: 1000, size: 'tiny' };
  expect(planNetwork('vit', options).macs / 1e9).toBeCloseTo(1.258, 2);
});

test('the student stays within 0.08 GMAC', () => {
  const { macs } = planNetwork('student', {});
  expect(macs).toBeLessThanOrEqual(0.08e9);
  expect(macs).toBeGreaterThan(0.07e9);
});

test('says what goes in and comes out', () => {
  expect(planNetwork('facenet', { inputSize: 80, head: 'embedding' })).toMatchObject({
    inputShape: [80, 80, 1],
    outputs: 512,
  });
});

test('frees what is not needed any more: never more than a handful of values at once', () => {
  const plan = planNetwork('resnet18', { inputSize: 16, stem: 'small' });
  const weights = plan.weights.map(({ shape }) => tf.zeros([...shape]));
  const x = tf.zeros([1, 16, 16, 1]) as tf.Tensor4D;
  const before = tf.memory().numTensors;
  let most = 0;
  const counting = weights.map((weight) => new Proxy(weight, {
    get(target, key) {
      most = Math.max(most, tf.memory().numTensors - before);
      return Reflect.get(target, key, target) as unknown;
    },
  })); // prettier-ignore
  plan.run(x, counting).dispose();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(12);
  expect(tf.memory().numTensors).toBe(before);
});
