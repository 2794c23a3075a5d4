import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { knownImages } from '../testing/known-images.ts';
import { blur } from './blur.ts';
import { gaussianBlur } from './gaussian-blur.ts';

eachBackend('blur', () => {
  test('comes to some of the images, and leaves the others', () => {
    const images = knownImages(40, 8);
    const pixelsOf = (batch: tf.Tensor4D) => tf.unstack(batch).map((image) => image.dataSync());
    const before = pixelsOf(images);
    const soft = pixelsOf(gaussianBlur(images, 1));
    const after = pixelsOf(blur(images, { p: 0.5, sigma: [1, 1] }, createRandom(1)));
    const changed = after.filter((image, i) => {
      const same = image.every((pixel, p) => pixel === before[i]![p]);
      if (!same) expect(image).toEqual(soft[i]);
      return !same;
    });
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.length).toBeLessThan(30);
  });

  test('p = 0 changes nothing', () => {
    const images = knownImages(3, 6);
    expect(blur(images, { p: 0, sigma: [1, 2] }, createRandom(1)).dataSync()).toEqual(images.dataSync());
  });
});
