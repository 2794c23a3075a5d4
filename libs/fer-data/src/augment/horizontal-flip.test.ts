import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { knownImages } from '../testing/known-images.ts';
import { horizontalFlip } from './horizontal-flip.ts';

eachBackend('horizontalFlip', () => {
  test('mirrors left and right, not top and bottom', () => {
    const image = tf.tensor4d([1, 2, 3, 4, 5, 6], [1, 2, 3, 1]);
    expect([...horizontalFlip(image, { p: 1 }, createRandom(1)).dataSync()]).toEqual([3, 2, 1, 6, 5, 4]);
  });

  test('flipping twice changes nothing, and p = 0 neither', () => {
    const images = knownImages(3, 5, 3);
    const random = createRandom(1);
    const twice = horizontalFlip(horizontalFlip(images, { p: 1 }, random), { p: 1 }, random);
    expect(twice.dataSync()).toEqual(images.dataSync());
    expect(horizontalFlip(images, { p: 0 }, random).dataSync()).toEqual(images.dataSync());
  });

  test('flips about the fraction p of the images, each whole', () => {
    const images = tf.tile(tf.tensor4d([0, 1], [1, 1, 2, 1]), [1000, 1, 1, 1]) as tf.Tensor4D;
    const rows = horizontalFlip(images, { p: 0.3 }, createRandom(5)).dataSync();
    const flipped = rows.filter((value, i) => i % 2 === 0 && value === 1).length;
    expect(rows.every((value, i) => i % 2 === 1 || value + rows[i + 1] === 1)).toBe(true);
    // Five standard deviations of a binomial count.
    expect(Math.abs(flipped - 300)).toBeLessThan(5 * Math.sqrt(1000 * 0.3 * 0.7));
  });
});
