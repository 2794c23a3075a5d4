import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { fixedRandom } from '../testing/fixed-random.ts';
import { knownImages } from '../testing/known-images.ts';
import { randomCrop } from './random-crop.ts';

eachBackend('randomCrop', () => {
  test('cuts the square where the dice say, pixels unchanged', () => {
    const images = knownImages(2, 6, 3);
    const crop = randomCrop(images, { size: 4 }, fixedRandom(0.5));
    expect(crop.shape).toEqual([2, 4, 4, 3]);
    expect(crop.dataSync()).toEqual(tf.slice(images, [0, 1, 1, 0], [2, 4, 4, 3]).dataSync());
  });

  test('reaches every place, the corners included', () => {
    const images = tf.tile(tf.reshape(tf.range(0, 9), [1, 3, 3, 1]), [200, 1, 1, 1]) as tf.Tensor4D;
    const corners = tf.slice(randomCrop(images, { size: 2 }, createRandom(1)), [0, 0, 0, 0], [200, 1, 1, 1]);
    expect([...new Set(corners.dataSync())].sort()).toEqual([0, 1, 3, 4]);
  });

  test('a crop of the whole image changes nothing', () => {
    const images = knownImages(2, 6);
    expect(randomCrop(images, { size: 6 }, createRandom(1)).dataSync()).toEqual(images.dataSync());
  });

  test('refuses to cut more than there is', () => {
    expect(() => randomCrop(knownImages(1, 6), { size: 7 }, createRandom(1))).toThrow('cannot cut 7 pixels out of 6×6');
  });
});
