import * as tf from '@tensorflow/tfjs-core';

/**
 * Blurs images with a Gaussian, cut off at two standard deviations; beyond the border an image is its own reflection.
 * torchvision's `gaussian_blur` reflects too, without repeating the border.
 *
 * @param batch shape [n, h, w, c]
 * @param sigma standard deviation in pixels, above 0
 * @returns shape [n, h, w, c]; the caller disposes of it
 */
export function gaussianBlur(batch: tf.Tensor4D, sigma: number): tf.Tensor4D {
  return tf.tidy(() => {
    const radius = Math.ceil(2 * sigma);
    const bell = tf.exp(tf.div(tf.square(tf.range(-radius, radius + 1)), -2 * sigma ** 2));
    const column = tf.reshape<tf.Rank.R4>(tf.div(bell, tf.sum(bell)), [-1, 1, 1, 1]);
    const weights = tf.tile(column, [1, 1, batch.shape[3], 1]);
    const around: [number, number] = [radius, radius];
    const padded = tf.mirrorPad(batch, [[0, 0], around, around, [0, 0]], 'symmetric') as tf.Tensor4D;
    const rows = tf.depthwiseConv2d(padded, weights, 1, 'valid');
    return tf.depthwiseConv2d(rows, tf.transpose(weights, [1, 0, 2, 3]), 1, 'valid');
  });
}
