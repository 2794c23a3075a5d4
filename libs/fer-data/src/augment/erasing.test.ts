import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { fixedRandom } from '../testing/fixed-random.ts';
import { knownImages } from '../testing/known-images.ts';
import { erasing } from './erasing.ts';

eachBackend('erasing', () => {
  test('covers one rectangle by mid-gray and leaves the rest', () => {
    const image = tf.ones([1, 4, 4, 1]) as tf.Tensor4D;
    const erased = erasing(image, { p: 1, size: [2, 2], fill: 'gray' }, fixedRandom(0.5));
    expect(erased.arraySync()[0].map((row) => row.flat())).toEqual([
      [1, 1, 1, 1],
      [1, 0.5, 0.5, 1],
      [1, 0.5, 0.5, 1],
      [1, 1, 1, 1],
    ]);
  });

  test('p = 0 changes nothing', () => {
    const images = knownImages(3, 6);
    const erased = erasing(images, { p: 0, size: [2, 4], fill: 'gray' }, createRandom(1));
    expect(erased.dataSync()).toEqual(images.dataSync());
  });

  test('keeps rectangles within their range and the image', () => {
    const images = tf.zeros([300, 12, 12, 1]) as tf.Tensor4D;
    const erased = erasing(images, { p: 1, size: [3, 6], fill: 'gray' }, createRandom(4));
    const areas = tf.div(tf.sum(erased, [1, 2, 3]), 0.5).dataSync();
    expect(Math.min(...areas)).toBe(9);
    expect(Math.max(...areas)).toBe(36);
  });

  test('a rectangle larger than the image covers all of it', () => {
    const erased = erasing(knownImages(1, 4), { p: 1, size: [40, 40], fill: 'gray' }, createRandom(1));
    expect([...new Set(erased.dataSync())]).toEqual([0.5]);
  });

  test('noise differs from pixel to pixel, the same in all channels', () => {
    const images = tf.zeros([1, 8, 8, 3]) as tf.Tensor4D;
    const pixels = erasing(images, { p: 1, size: [8, 8], fill: 'noise' }, createRandom(1))
      .arraySync()[0]
      .flat();
    expect(new Set(pixels.map(([red]) => red)).size).toBe(64);
    expect(pixels.every(([red, green, blue]) => red === green && red === blue && red >= 0 && red < 1)).toBe(true);
  });
});
