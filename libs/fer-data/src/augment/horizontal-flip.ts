import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import type { AugmentParameters } from './augment-spec.ts';

/** Mirrors each image with probability `p`. @param batch [n, h, w, c] */
export function horizontalFlip(
  batch: tf.Tensor4D,
  { p }: AugmentParameters<'horizontalFlip'>,
  random: Random,
): tf.Tensor4D {
  const flips = Array.from({ length: batch.shape[0] }, () => (random.next() < p ? 1 : 0));
  return tf.tidy(() => {
    const mask = tf.reshape(tf.tensor1d(flips), [-1, 1, 1, 1]);
    return tf.add(tf.mul(tf.reverse(batch, 2), mask), tf.mul(batch, tf.sub(1, mask))) as tf.Tensor4D;
  });
}
