import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

/** Below this length a vector is divided by it instead, as PyTorch's `normalize` does. */
const SHORTEST = 1e-12;

/** Gives each row of [n, c] the Euclidean length 1. */
export class L2Normalise extends layers.Layer {
  static className = 'HowIFeelL2Normalise';

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0] : inputs;
      return tf.div(x, tf.maximum(tf.sqrt(tf.sum(tf.square(x), -1, true)), SHORTEST));
    });
  }
}
tf.serialization.registerClass(L2Normalise);
