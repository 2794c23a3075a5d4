import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import { tokensOf } from '../ops/tokens.ts';

export interface TokensConfig {
  name?: string;
  /** Of the initial positions. */
  seed?: number;
}

/** {@link tokensOf} with what it adds as weights: cls_token [1, 1, c], pos_embed [1, tokens, c]. */
export class Tokens extends layers.Layer {
  static className = 'HowIFeelTokens';
  private readonly seed: number;
  private classToken!: LayerVariable;
  private positions!: LayerVariable;

  constructor(config: TokensConfig = {}) {
    super(config);
    this.seed = config.seed ?? 0;
  }

  override build(inputShape: number[]): void {
    const [, tokens, channels] = this.computeOutputShape(inputShape);
    const positions = initializers.truncatedNormal({ stddev: 0.02, seed: this.seed });
    this.classToken = this.addWeight('cls_token', [1, 1, channels], 'float32', initializers.zeros());
    this.positions = this.addWeight('pos_embed', [1, tokens, channels], 'float32', positions);
    super.build(inputShape);
  }

  override computeOutputShape([n, rows, columns, channels]: number[]): number[] {
    return [n, 1 + rows * columns, channels];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
    return tf.tidy(() => tokensOf(x, this.classToken.read(), this.positions.read()));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), seed: this.seed };
  }
}
tf.serialization.registerClass(Tokens);
