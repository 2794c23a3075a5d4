import * as tf from '@tensorflow/tfjs-core';

/**
 * The exact Gaussian error linear unit x · Φ(x) (Hendrycks & Gimpel 2016, arXiv 1606.08415), any shape. Its gradient
 * Φ(x) + x · φ(x) is written out: tfjs' activation composes it from twice as many passes over the largest tensors of a
 * transformer.
 */
export const gelu: (x: tf.Tensor) => tf.Tensor = tf.customGrad((...args) => {
  const [x, save] = args as unknown as [tf.Tensor, (tensors: tf.Tensor[]) => void];
  const cumulative = tf.add(tf.mul(tf.erf(tf.mul(x, Math.SQRT1_2)), 0.5), 0.5);
  save([x, cumulative]);
  return {
    value: tf.mul(x, cumulative),
    gradFunc: (dy: tf.Tensor, [input, cdf]: tf.Tensor[]) => {
      const density = tf.mul(tf.exp(tf.mul(tf.square(input), -0.5)), 1 / Math.sqrt(2 * Math.PI));
      return tf.mul(dy, tf.add(cdf, tf.mul(input, density)));
    },
  };
});
