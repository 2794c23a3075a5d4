import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { l2Normalise } from '../ops/l2-normalise.ts';

/** {@link l2Normalise} as a layer. */
export class L2Normalise extends layers.Layer {
  static className = 'HowIFeelL2Normalise';

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return l2Normalise(Array.isArray(inputs) ? inputs[0] : inputs);
  }
}
tf.serialization.registerClass(L2Normalise);
