import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../tflite-model.ts';

/** Applies an operator's activation. */
export function activate(x: tf.Tensor, activation: Activation): tf.Tensor {
  if (activation === 'linear') return x;
  return activation === 'relu' ? tf.relu(x) : tf.relu6(x);
}
