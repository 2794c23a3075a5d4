import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable } from '@tensorflow/tfjs-layers';

export interface LayerNormConfig {
  name?: string;
  /** Added to the variance. */
  epsilon?: number;
}

/**
 * Layer normalisation over the last axis (Ba et al. 2016, arXiv 1607.06450). tfjs' own layer tiles all its operands to
 * the input's size first; here they broadcast. Weights in order: gamma, beta.
 */
export class LayerNorm extends layers.Layer {
  static className = 'HowIFeelLayerNorm';
  readonly epsilon: number;
  private gamma!: LayerVariable;
  private beta!: LayerVariable;

  constructor(config: LayerNormConfig = {}) {
    super(config);
    this.epsilon = config.epsilon ?? 1e-5;
  }

  override build(inputShape: number[]): void {
    const channels = [inputShape.at(-1)!];
    this.gamma = this.addWeight('gamma', channels, 'float32', initializers.ones());
    this.beta = this.addWeight('beta', channels, 'float32', initializers.zeros());
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0] : inputs;
      const centred = tf.sub(x, tf.mean(x, -1, true));
      const variance = tf.mean(tf.square(centred), -1, true);
      const normal = tf.mul(centred, tf.rsqrt(tf.add(variance, this.epsilon)));
      return tf.add(tf.mul(normal, this.gamma.read()), this.beta.read());
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), epsilon: this.epsilon };
  }
}
tf.serialization.registerClass(LayerNorm);
