import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

/** The first of the tokens, [n, tokens, c] → [n, c]: where a Vision Transformer gathers what it knows of the image. */
export class FirstToken extends layers.Layer {
  static className = 'HowIFeelFirstToken';

  override computeOutputShape([n, , channels]: number[]): number[] {
    return [n, channels];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor3D;
      const [n, , channels] = x.shape;
      return tf.reshape(tf.slice(x, [0, 0, 0], [n, 1, channels]), [n, channels]);
    });
  }
}
tf.serialization.registerClass(FirstToken);
