import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import { layerNorm } from '../ops/layer-norm.ts';

export interface LayerNormConfig {
  name?: string;
  /** Added to the variance. */
  epsilon?: number;
}

/**
 * {@link layerNorm} with weights gamma and beta. tfjs' own layer tiles all its operands to the input's size first; here
 * they broadcast.
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
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return tf.tidy(() => layerNorm(x, this.gamma.read(), this.beta.read(), this.epsilon));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), epsilon: this.epsilon };
  }
}
tf.serialization.registerClass(LayerNorm);
