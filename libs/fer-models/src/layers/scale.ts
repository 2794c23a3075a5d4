import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

export interface ScaleConfig {
  name?: string;
  factor: number;
}

/** Multiplies by a constant; `foldBatchNorm` takes it into the convolution before it. */
export class Scale extends layers.Layer {
  static className = 'HowIFeelScale';
  readonly factor: number;

  constructor(config: ScaleConfig) {
    super(config);
    this.factor = config.factor;
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.mul(Array.isArray(inputs) ? inputs[0] : inputs, this.factor);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor };
  }
}
tf.serialization.registerClass(Scale);
