import * as tf from '@tensorflow/tfjs-core';

/**
 * Scales all gradients so that their common L2 norm is at most `maxNorm` (Pascanu et al. 2013, arXiv 1211.5063).
 *
 * @returns new tensors, owned by the caller
 */
export function clipGradients(gradients: Record<string, tf.Tensor>, maxNorm: number): Record<string, tf.Tensor> {
  return tf.tidy(() => {
    const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
    // Not addN: WebGPU binds all its inputs at once, ten at most.
    const norm = tf.sqrt(tf.sum(tf.stack(squares)));
    const factor = tf.minimum(1, tf.div(maxNorm, tf.add(norm, 1e-6)));
    return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, factor)]));
  });
}
