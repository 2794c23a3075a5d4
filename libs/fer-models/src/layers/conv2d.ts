import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable } from '@tensorflow/tfjs-layers';

export interface Conv2dConfig {
  name?: string;
  filters: number;
  /** Height and width. */
  kernelSize: readonly [number, number];
  strides: number;
  padding: 'same' | 'valid';
  useBias: boolean;
  kernelInitializer: ReturnType<typeof initializers.varianceScaling>;
}

/**
 * Convolution of [n, h, w, c] with weights kernel and, if asked for, bias. In training tfjs' own layer computes all of its
 * gradients and keeps its output for them; this one computes those that are asked for: not the gradient of the
 * picture in the first layer, not that of the kernel in a frozen one.
 */
export class Conv2d extends layers.Layer {
  static className = 'HowIFeelConv2d';
  private readonly config: Conv2dConfig;
  private kernel!: LayerVariable;
  private bias?: LayerVariable;

  constructor(config: Conv2dConfig) {
    super({ name: config.name });
    this.config = config;
  }

  override build(inputShape: number[]): void {
    const { filters, kernelSize, useBias, kernelInitializer } = this.config;
    this.kernel = this.addWeight('kernel', [...kernelSize, inputShape.at(-1)!, filters], 'float32', kernelInitializer);
    if (useBias) this.bias = this.addWeight('bias', [filters], 'float32', initializers.zeros());
    super.build(inputShape);
  }

  override computeOutputShape([n, height, width]: number[]): number[] {
    const { filters, kernelSize, strides, padding } = this.config;
    const side = (length: number, by: number) =>
      padding === 'same' ? Math.ceil(length / strides) : Math.floor((length - by) / strides) + 1;
    return [n, side(height, kernelSize[0]), side(width, kernelSize[1]), filters];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
    const { strides, padding } = this.config;
    return tf.tidy(() => {
      const y = tf.conv2d(x, this.kernel.read() as tf.Tensor4D, strides, padding);
      return this.bias ? tf.add(y, this.bias.read()) : y;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { filters, kernelSize, strides, padding, useBias } = this.config;
    return { ...super.getConfig(), filters, kernelSize: [...kernelSize], strides, padding, useBias };
  }
}
tf.serialization.registerClass(Conv2d);
