import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { gelu } from '../ops/gelu.ts';

/** {@link gelu} as a layer. */
export class Gelu extends layers.Layer {
  static className = 'HowIFeelGelu';

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return gelu(Array.isArray(inputs) ? inputs[0] : inputs);
  }
}
tf.serialization.registerClass(Gelu);
