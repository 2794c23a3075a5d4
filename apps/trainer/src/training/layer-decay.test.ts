import '@tensorflow/tfjs-backend-cpu';
import { createArchitecture } from '@howifeel/fer-models';
import { expect, test } from 'vitest';
import { layerRates } from './layer-decay.ts';

test('the head learns at the full rate, each block below it at a part of the one above', () => {
  const model = createArchitecture('student', { width: 4 });
  const rate = layerRates(model, 0.5);
  expect(rate('logits/kernel')).toBe(1);
  expect(rate('logits/bias')).toBe(1);
  expect(rate('stage3/block3/conv/kernel')).toBe(0.5);
  expect(rate('stage3/block3/bn/gamma')).toBe(0.5);
  expect(rate('stage3/block2/conv/kernel')).toBe(0.25);
  // The stem stands below eight blocks and the head.
  expect(rate('stem/conv/kernel')).toBe(0.5 ** 9);
  expect(layerRates(model, 1)('stem/conv/kernel')).toBe(1);
});

test('branches of a block learn alike', () => {
  const rate = layerRates(createArchitecture('facenet', { inputSize: 75 }), 0.5);
  const names = ['branch0/conv/kernel', 'branch1/0/conv/kernel', 'conv2d/kernel'];
  expect(new Set(names.map((name) => rate(`block8/${name}`)))).toEqual(new Set([rate('block8/')]));
});
