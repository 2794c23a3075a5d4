import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { knownImages } from '../testing/known-images.ts';
import { augmentSpecSchema } from './augment-spec.ts';
import { createAugmentation } from './create-augmentation.ts';

const everything = [
  { type: 'horizontalFlip', p: 0.5 },
  { type: 'affine', rotation: 12, translate: 0.075, scale: [0.85, 1.15], shear: 5 },
  { type: 'colourJitter', brightness: 0.1, contrast: 0.2 },
  { type: 'erasing', p: 0.5, size: [2, 6], fill: 'noise' },
  { type: 'blur', p: 0.5, sigma: [0.5, 1.2] },
  { type: 'noise', p: 0.5, sigma: [0, 0.06] },
  { type: 'randomCrop', size: 10 },
  { type: 'resize', size: 20 },
  { type: 'grayscaleToRgb' },
].map((spec) => augmentSpecSchema.parse(spec));

eachBackend('createAugmentation', () => {
  const augment = createAugmentation(everything);

  test('chains all kinds', () => {
    const result = augment(knownImages(4, 12), createRandom(1));
    expect(result.shape).toEqual([4, 20, 20, 3]);
    const values = result.dataSync();
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test('gives the same for the same seed, something else for another', () => {
    const images = knownImages(4, 12);
    const [first, again, other] = [3, 3, 4].map((seed) => augment(images, createRandom(seed)).dataSync());
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('leaves the batch to the caller and keeps no tensor', () => {
    const images = knownImages(2, 12);
    const random = createRandom(1);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) augment(images, random).dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(images.isDisposed).toBe(false);
  });

  test('an empty chain gives a copy that can be disposed', () => {
    const images = knownImages(2, 4);
    createAugmentation([])(images, createRandom(1)).dispose();
    expect(images.dataSync().length).toBe(32);
  });
});

describe('augmentSpecSchema', () => {
  test.each([
    [{ type: 'horizontalFlip', p: 1.2 }, 'p'],
    [{ type: 'affine', rotation: 0, translate: 0, scale: [0, 1], shear: 0 }, 'scale'],
    [{ type: 'erasing', p: 1, size: [9, 3] }, 'size'],
    [{ type: 'blur', p: 1, sigma: [0, 1] }, 'sigma'],
    [{ type: 'noise', p: 1, sigma: [0.2, 0.1] }, 'sigma'],
    [{ type: 'resize', size: 0 }, 'size'],
    [{ type: 'sepia' }, 'type'],
  ])('refuses %j', (spec, field) => {
    const { error } = augmentSpecSchema.safeParse(spec);
    expect(error?.issues[0].path[0]).toBe(field);
  });
});
