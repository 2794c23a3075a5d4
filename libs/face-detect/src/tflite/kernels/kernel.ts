import type * as tf from '@tensorflow/tfjs-core';
import type { Activation, Padding } from '../tflite-model.ts';

/** An operator made ready to run: its weights are on the device. */
export interface Kernel {
  /** Computes the output from the inputs that are not constants. The caller owns the result. */
  readonly run: (inputs: readonly tf.Tensor[]) => tf.Tensor;
  /** Disposed with the graph. */
  readonly weights: readonly tf.Tensor[];
}

/** Computations that a backend may have beyond tfjs's own. Each may decline by giving nothing. */
export interface FastKernels {
  /**
   * A convolution to which `residual` is added before the activation: as large as the result, or twice as large, then its
   * 2 × 2 maximum counts; channels that it lacks count as zeros.
   */
  readonly residualConv2d?: (args: {
    x: tf.Tensor4D;
    filter: tf.Tensor4D;
    bias: tf.Tensor1D;
    residual: tf.Tensor4D;
    strides: [number, number];
    pad: Padding;
    dilations: [number, number];
    activation: Activation;
  }) => tf.Tensor4D | undefined;
}
