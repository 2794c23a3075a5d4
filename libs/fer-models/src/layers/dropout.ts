import * as tf from '@tensorflow/tfjs-core';
import { layers, type LayersModel } from '@tensorflow/tfjs-layers';

export interface DropoutConfig {
  name?: string;
  /** Fraction of the units set to zero in training. */
  rate: number;
}

/**
 * Dropout whose masks can be repeated: tfjs' own layer draws the same mask at every step when seeded, and cannot be
 * repeated when not. Here call k after `reseedDropout(model, seed)` always draws the same mask.
 */
export class Dropout extends layers.Layer {
  static className = 'HowIFeelDropout';
  private readonly rate: number;
  private seed = '1';
  private calls = 0;

  constructor(config: DropoutConfig) {
    super(config);
    this.rate = config.rate;
  }

  /** The masks from here on are drawn from this seed and their number. */
  reseed(seed: string): void {
    this.seed = seed;
    this.calls = 0;
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return kwargs.training ? tf.dropout(x, this.rate, undefined, `${this.seed}/${this.calls++}`) : tf.clone(x);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate };
  }
}
tf.serialization.registerClass(Dropout);

/** Makes the masks of all dropout layers of a network repeatable from here on. */
export function reseedDropout(model: LayersModel, seed: number): void {
  model.layers.forEach((layer, index) => {
    if (layer instanceof Dropout) layer.reseed(`${seed}/${index}`);
  });
}
