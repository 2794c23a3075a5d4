import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import { batchNormTraining } from './batch-norm-training.ts';

export interface BatchNormConfig {
  name?: string;
  /** Fraction of the moving statistics kept at each step. */
  momentum?: number;
  /** Added to the variance. */
  epsilon?: number;
}

/**
 * Batch normalisation over the last axis (Ioffe & Szegedy 2015, arXiv 1502.03167) with torchvision's defaults
 * (epsilon 1e-5, momentum .1 there = .9 here). In training it uses {@link batchNormTraining}, which an engine may fuse;
 * tfjs' own layer composes it from a dozen small ops. Weights in order: gamma, beta, moving_mean, moving_variance.
 */
export class BatchNorm extends layers.Layer {
  static className = 'HowIFeelBatchNorm';
  readonly epsilon: number;
  readonly momentum: number;
  private gamma!: LayerVariable;
  private beta!: LayerVariable;
  private movingMean!: LayerVariable;
  private movingVariance!: LayerVariable;

  constructor(config: BatchNormConfig = {}) {
    super(config);
    this.epsilon = config.epsilon ?? 1e-5;
    this.momentum = config.momentum ?? 0.9;
  }

  override build(inputShape: tf.Tensor['shape']): void {
    const channels = [inputShape.at(-1) as number];
    const zeros = initializers.zeros();
    const ones = initializers.ones();
    this.gamma = this.addWeight('gamma', channels, 'float32', ones);
    this.beta = this.addWeight('beta', channels, 'float32', zeros);
    this.movingMean = this.addWeight('moving_mean', channels, 'float32', zeros, undefined, false);
    this.movingVariance = this.addWeight('moving_variance', channels, 'float32', ones, undefined, false);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0] : inputs;
      const gamma = this.gamma.read() as tf.Tensor1D;
      const beta = this.beta.read() as tf.Tensor1D;
      if (!kwargs.training) {
        return tf.batchNorm(
          x,
          this.movingMean.read() as tf.Tensor1D,
          this.movingVariance.read() as tf.Tensor1D,
          beta,
          gamma,
          this.epsilon,
        );
      }
      const { y, mean, variance } = batchNormTraining(imagesOf(x), gamma, beta, this.epsilon);
      this.track(this.movingMean, mean);
      this.track(this.movingVariance, variance);
      return tf.reshape(y, x.shape);
    });
  }

  /** moving ← momentum × moving + (1 − momentum) × batch; no gradient flows here. */
  private track(moving: LayerVariable, batch: tf.Tensor): void {
    const previous = moving.read();
    moving.write(tf.add(tf.mul(previous, this.momentum), tf.mul(batch, 1 - this.momentum)));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), epsilon: this.epsilon, momentum: this.momentum };
  }
}
tf.serialization.registerClass(BatchNorm);

/** Vectors [n, c], as after a dense layer, are images of one pixel. */
function imagesOf(x: tf.Tensor): tf.Tensor4D {
  return (x.rank === 4 ? x : tf.reshape(x, [-1, 1, 1, x.shape.at(-1)!])) as tf.Tensor4D;
}
