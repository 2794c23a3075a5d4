import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import type { AugmentParameters } from './augment-spec.ts';

/**
 * Covers one random rectangle of an image with probability `p`, by mid-gray or by noise (Zhong et al. 2020, arXiv
 * 1708.04896).
 *
 * @param batch [n, h, w, c] in 0..1
 * @returns [n, h, w, c]
 */
export function erasing(
  batch: tf.Tensor4D,
  { p, size, fill }: AugmentParameters<'erasing'>,
  random: Random,
): tf.Tensor4D {
  const [n, height, width] = batch.shape;
  const keep = new Float32Array(n * height * width).fill(1);
  const cover = new Float32Array(keep.length);
  const side = (limit: number) => Math.min(limit, Math.round(random.between(...size)));
  for (let i = 0; i < n; i++) {
    if (random.next() >= p) continue;
    const h = side(height);
    const w = side(width);
    const top = Math.floor(random.between(0, height - h + 1));
    const left = Math.floor(random.between(0, width - w + 1));
    for (let y = top; y < top + h; y++) {
      const start = (i * height + y) * width + left;
      keep.fill(0, start, start + w);
      for (let at = start; at < start + w; at++) cover[at] = fill === 'noise' ? random.next() : 0.5;
    }
  }
  const shape: [number, number, number, number] = [n, height, width, 1];
  return tf.tidy(() => tf.add(tf.mul(batch, tf.tensor4d(keep, shape)), tf.tensor4d(cover, shape)));
}
