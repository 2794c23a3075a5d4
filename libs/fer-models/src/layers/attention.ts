import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

export interface AttentionConfig {
  name?: string;
  heads: number;
}

/**
 * Multi-head scaled dot-product attention (Vaswani et al. 2017, arXiv 1706.03762) without weights of its own:
 * [n, tokens, 3 × c], the queries, keys and values of every head side by side, → [n, tokens, c].
 */
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
    return tf.tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor3D;
      const [n, tokens, channels] = x.shape;
      const each = channels / 3 / this.heads;
      // Rank 4 at most and heads in the batch axis: ranks and products that every backend computes.
      const [queries, keys, values] = tf.split(x, 3, 2).map((part) => {
        const heads = tf.transpose(tf.reshape(part, [n, tokens, this.heads, each]), [0, 2, 1, 3]);
        return tf.reshape(heads, [n * this.heads, tokens, each]) as tf.Tensor3D;
      });
      const weights = tf.softmax(tf.matMul(tf.mul(queries, each ** -0.5), keys, false, true));
      const mixed = tf.reshape(tf.matMul(weights, values), [n, this.heads, tokens, each]);
      return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [n, tokens, channels / 3]);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), heads: this.heads };
  }
}
tf.serialization.registerClass(Attention);
