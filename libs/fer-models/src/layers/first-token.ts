import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { firstToken } from '../ops/tokens.ts';

/** {@link firstToken} as a layer. */
export class FirstToken extends layers.Layer {
  static className = 'HowIFeelFirstToken';

  override computeOutputShape([n, , channels]: number[]): number[] {
    return [n, channels];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return firstToken((Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor3D);
  }
}
tf.serialization.registerClass(FirstToken);
