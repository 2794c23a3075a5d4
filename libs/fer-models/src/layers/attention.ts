import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { attention } from '../ops/attention.ts';

export interface AttentionConfig {
  name?: string;
  heads: number;
}

/** {@link attention} as a layer without weights of its own. */
export class Attention extends layers.Layer {
  static className = 'HowIFeelAttention';
  readonly heads: number;

  constructor(config: AttentionConfig) {
    super(config);
    this.heads = config.heads;
  }

  override computeOutputShape([n, tokens, channels]: number[]): number[] {
    return [n, tokens, channels / 3];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return attention((Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor3D, this.heads);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), heads: this.heads };
  }
}
tf.serialization.registerClass(Attention);
