import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { fixedRandom } from '../testing/fixed-random.ts';
import { knownImages } from '../testing/known-images.ts';
import { affine } from './affine.ts';
import type { AugmentParameters } from './augment-spec.ts';

type Parameters = AugmentParameters<'affine'>;

const still: Parameters = { rotation: 0, translate: 0, scale: [1, 1], shear: 0, fill: 'nearest' };
const highest = fixedRandom(1);

/** Draws the highest value of each range for a single image. */
function change(rows: number[][], parameters: Partial<Parameters>): number[][] {
  const image = tf.tensor4d(rows.flat(), [1, rows.length, rows[0].length, 1]);
  const values = [...affine(image, { ...still, ...parameters }, highest).dataSync()];
  return rows.map((row, y) => row.map((_, x) => Math.round(values[y * row.length + x] * 1e3) / 1e3));
}

const numbers = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

eachBackend('affine', () => {
  test('does nothing without rotation, shift, scale and shear', () => {
    const images = knownImages(4, 9, 3);
    expect(affine(images, still, createRandom(1)).dataSync()).toEqual(images.dataSync());
  });

  test('rotates counter-clockwise about the centre', () => {
    expect(change(numbers, { rotation: 90 })).toEqual([
      [3, 6, 9],
      [2, 5, 8],
      [1, 4, 7],
    ]);
  });

  test('shifts right and down by a fraction of the side, and repeats the edge', () => {
    expect(change(numbers, { translate: 1 / 3 })).toEqual([
      [1, 1, 2],
      [1, 1, 2],
      [4, 4, 5],
    ]);
  });

  test('shows black outside with fill constant', () => {
    expect(change(numbers, { translate: 1 / 3, fill: 'constant' })).toEqual([
      [0, 0, 0],
      [0, 1, 2],
      [0, 4, 5],
    ]);
  });

  test('scale 2 enlarges about the centre, by bilinear samples', () => {
    expect(change(numbers, { scale: [2, 2] })).toEqual([
      [3, 3.5, 4],
      [4.5, 5, 5.5],
      [6, 6.5, 7],
    ]);
  });

  test('shear moves rows sideways, in proportion to their distance from the centre', () => {
    expect(change(numbers, { shear: 45 })).toEqual([
      [1, 1, 2],
      [4, 5, 6],
      [8, 9, 9],
    ]);
  });

  test('changes every image of the batch by its own amount', () => {
    const images = tf.tile(knownImages(1, 8), [5, 1, 1, 1]) as tf.Tensor4D;
    const changed = tf.unstack(affine(images, { ...still, rotation: 30 }, createRandom(1)));
    const rows = changed.map((image) => image.dataSync().join());
    expect(new Set(rows).size).toBe(5);
  });
});

test('the backends agree on a batch', async () => {
  const parameters: Parameters = { rotation: 20, translate: 0.1, scale: [0.8, 1.2], shear: 8, fill: 'nearest' };
  const results: Float32Array[] = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    results.push(affine(knownImages(6, 48), parameters, createRandom(9)).dataSync() as Float32Array);
  }
  const worst = results[0].reduce((most, value, i) => Math.max(most, Math.abs(value - results[1][i])), 0);
  expect(worst).toBeLessThan(1e-4);
});
