import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import type { AugmentParameters } from './augment-spec.ts';
import { gaussianBlur } from './gaussian-blur.ts';

/**
 * Blurs an image with probability `p`, as motion and a lens out of focus do. All blurred images of a batch are blurred
 * alike: how much is drawn once for the batch.
 *
 * @param batch [n, h, w, c] in 0..1
 */
export function blur(batch: tf.Tensor4D, { p, sigma }: AugmentParameters<'blur'>, random: Random): tf.Tensor4D {
  const strength = random.between(...sigma);
  const chosen = Array.from({ length: batch.shape[0] }, () => random.next() < p);
  return tf.tidy(() => {
    const blurred = gaussianBlur(batch, strength);
    return tf.where(tf.tensor4d(chosen.map(Number), [chosen.length, 1, 1, 1], 'bool'), blurred, batch);
  });
}
