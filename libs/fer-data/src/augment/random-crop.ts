import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import type { AugmentParameters } from './augment-spec.ts';
import { type AffineRow, transformImages } from './transform-images.ts';

/**
 * Cuts a random square of `size` pixels out of each image.
 *
 * @param batch [n, h, w, c]
 * @returns [n, size, size, c]
 * @throws Error when the images are smaller than the crop
 */
export function randomCrop(batch: tf.Tensor4D, { size }: AugmentParameters<'randomCrop'>, random: Random): tf.Tensor4D {
  const [n, height, width] = batch.shape;
  if (size > height || size > width) {
    throw new Error(`randomCrop cannot cut ${size} pixels out of ${height}×${width}. Resize first or crop less.`);
  }
  const rows = Array.from({ length: n }, (): AffineRow => {
    const top = Math.floor(random.between(0, height - size + 1));
    const left = Math.floor(random.between(0, width - size + 1));
    return [1, 0, left, 0, 1, top];
  });
  return transformImages(batch, rows, 'nearest', 'nearest', size);
}
