import * as tf from '@tensorflow/tfjs-core';

/**
 * share × own + (1 − share) × partner, along the batch.
 *
 * @param own [n, …]
 * @param partners n indices of images in the batch
 * @param share 0..1, broadcast to `own`
 */
export function blendPartners<T extends tf.Tensor>(own: T, partners: Uint32Array, share: tf.Tensor): T {
  return tf.tidy(() => {
    const other = tf.gather(own, tf.tensor1d(Array.from(partners), 'int32'));
    return tf.add<T>(tf.mul(own, share), tf.mul(other, tf.sub(1, share)));
  });
}
