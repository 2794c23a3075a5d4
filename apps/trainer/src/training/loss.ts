import * as tf from '@tensorflow/tfjs-core';

/**
 * Mean cross-entropy between soft targets and logits.
 *
 * @param targets [n, classes], each row sums to 1
 * @param logits [n, classes]
 */
export function softCrossEntropy(targets: tf.Tensor2D, logits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.neg(tf.mean(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), 1))) as tf.Scalar);
}

/**
 * One-hot targets with label smoothing (Szegedy et al. 2016, arXiv 1512.00567): 1 − s on the label, s / classes on all.
 *
 * @returns [n, classes]
 */
export function smoothTargets(labels: Uint8Array, classes: number, smoothing: number): tf.Tensor2D {
  return tf.tidy(() => {
    const oneHot = tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes);
    return tf.add(tf.mul(oneHot, 1 - smoothing), smoothing / classes) as tf.Tensor2D;
  });
}
