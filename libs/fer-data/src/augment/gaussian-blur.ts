import * as tf from '@tensorflow/tfjs-core';

/**
 * Blurs images with a Gaussian, cut off at two standard deviations; beyond the border an image is its own reflection.
 * torchvision's `gaussian_blur` reflects too, without repeating the border.
 *
 * @param batch shape [n, h, w, 1]
 * @param sigma standard deviation in pixels
 * @returns shape [n, h, w, 1]; the caller disposes of it
 */
export function gaussianBlur(batch: tf.Tensor4D, sigma: number): tf.Tensor4D {
  return tf.tidy(() => {
    const radius = Math.ceil(2 * sigma);
    const bell = tf.exp(tf.div(tf.square(tf.range(-radius, radius + 1)), -2 * sigma ** 2));
    const weights = tf.div(bell, tf.sum(bell));
    const around: [number, number] = [radius, radius];
    const padded = tf.mirrorPad(batch, [[0, 0], around, around, [0, 0]], 'symmetric');
    const rows = tf.conv2d(padded, tf.reshape(weights, [-1, 1, 1, 1]) as tf.Tensor4D, 1, 'valid');
    return tf.conv2d(rows, tf.reshape(weights, [1, -1, 1, 1]) as tf.Tensor4D, 1, 'valid');
  });
}
