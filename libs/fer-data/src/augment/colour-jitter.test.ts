import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { fixedRandom } from '../testing/fixed-random.ts';
import { knownImages } from '../testing/known-images.ts';
import { colourJitter } from './colour-jitter.ts';

const round = (values: tf.Tensor) => [...values.dataSync()].map((value) => Math.round(value * 1e4) / 1e4);

eachBackend('colourJitter', () => {
  const image = () => tf.tensor4d([0.2, 0.4, 0.4, 0.6], [1, 2, 2, 1]);

  test('does nothing at brightness 0 and contrast 0', () => {
    const images = knownImages(3, 4);
    const changed = colourJitter(images, { brightness: 0, contrast: 0 }, createRandom(1));
    expect(round(changed)).toEqual(round(images));
  });

  test('brightness adds the same to every pixel', () => {
    const brighter = colourJitter(image(), { brightness: 0.1, contrast: 0 }, fixedRandom(1));
    expect(round(brighter)).toEqual([0.3, 0.5, 0.5, 0.7]);
  });

  test('contrast stretches about the mean of the image', () => {
    const stronger = colourJitter(image(), { brightness: 0, contrast: 0.5 }, fixedRandom(1));
    expect(round(stronger)).toEqual([0.1, 0.4, 0.4, 0.7]);
    const flat = colourJitter(image(), { brightness: 0, contrast: 1 }, fixedRandom(0));
    expect(round(flat)).toEqual([0.4, 0.4, 0.4, 0.4]);
  });

  test('stays in 0..1', () => {
    const images = knownImages(3, 8);
    const values = colourJitter(images, { brightness: 0.9, contrast: 0.9 }, createRandom(2)).dataSync();
    expect(Math.min(...values)).toBe(0);
    expect(Math.max(...values)).toBe(1);
  });
});
