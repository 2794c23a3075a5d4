import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import type { AugmentParameters } from './augment-spec.ts';

/**
 * Changes brightness and contrast of each image; the result stays in 0..1.
 *
 * @param batch [n, h, w, c] in 0..1
 */
export function colourJitter(
  batch: tf.Tensor4D,
  { brightness, contrast }: AugmentParameters<'colourJitter'>,
  random: Random,
): tf.Tensor4D {
  const n = batch.shape[0];
  const shifts = Array.from({ length: n }, () => random.between(-brightness, brightness));
  const factors = Array.from({ length: n }, () => random.between(1 - contrast, 1 + contrast));
  return tf.tidy(() => {
    const mean = tf.mean(batch, [1, 2, 3], true);
    const factor = tf.reshape(tf.tensor1d(factors), [n, 1, 1, 1]);
    const shift = tf.reshape(tf.tensor1d(shifts), [n, 1, 1, 1]);
    const jittered = tf.add(tf.add(tf.mul(tf.sub(batch, mean), factor), mean), shift);
    return tf.clipByValue(jittered, 0, 1) as tf.Tensor4D;
  });
}
