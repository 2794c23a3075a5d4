import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { knownImages } from '../testing/known-images.ts';
import { noise } from './noise.ts';

eachBackend('noise', () => {
  test('has the standard deviation asked for, and no mean', () => {
    const gray = tf.fill([8, 40, 40, 1], 0.5) as tf.Tensor4D;
    const { mean, variance } = tf.moments(noise(gray, { p: 1, sigma: [0.05, 0.05] }, createRandom(1)));
    expect(mean.dataSync()[0]).toBeCloseTo(0.5, 2);
    expect(Math.sqrt(variance.dataSync()[0]!)).toBeCloseTo(0.05, 3);
  });

  test('comes to some of the images, in strengths of its range', () => {
    const gray = tf.fill([400, 12, 12, 1], 0.5) as tf.Tensor4D;
    const { variance } = tf.moments(noise(gray, { p: 0.25, sigma: [0.02, 0.1] }, createRandom(2)), [1, 2, 3]);
    const strengths = Array.from(variance.dataSync(), Math.sqrt).filter((strength) => strength > 1e-4);
    expect(strengths.length / 400).toBeCloseTo(0.25, 1);
    expect(Math.min(...strengths)).toBeGreaterThan(0.015);
    expect(Math.max(...strengths)).toBeLessThan(0.12);
  });

  test('p = 0 changes nothing; pixels stay in 0..1', () => {
    const images = knownImages(3, 6);
    expect(noise(images, { p: 0, sigma: [1, 1] }, createRandom(1)).dataSync()).toEqual(images.dataSync());
    const pixels = noise(images, { p: 1, sigma: [1, 1] }, createRandom(1)).dataSync();
    expect(pixels.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
  });

  test('is the same in all channels', () => {
    const gray = tf.fill([1, 4, 4, 3], 0.5) as tf.Tensor4D;
    const pixels = noise(gray, { p: 1, sigma: [0.1, 0.1] }, createRandom(1))
      .arraySync()[0]!
      .flat();
    expect(pixels.every(([red, green, blue]) => red === green && red === blue)).toBe(true);
  });
});
