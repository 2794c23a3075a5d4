import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import type { AugmentParameters } from './augment-spec.ts';

/**
 * Adds Gaussian noise to an image with probability `p`, as a camera does in little light; the same in all channels. The
 * result stays in 0..1.
 *
 * @param batch [n, h, w, c] in 0..1
 */
export function noise(batch: tf.Tensor4D, { p, sigma }: AugmentParameters<'noise'>, random: Random): tf.Tensor4D {
  const [n, height, width] = batch.shape;
  const added = new Float32Array(n * height * width);
  for (let i = 0; i < n; i++) {
    if (random.next() >= p) continue;
    const strength = random.between(...sigma);
    const start = i * height * width;
    for (let at = start; at < start + height * width; at++) added[at] = strength * random.normal();
  }
  return tf.tidy(() => tf.clipByValue(tf.add(batch, tf.tensor4d(added, [n, height, width, 1])), 0, 1) as tf.Tensor4D);
}
