import type * as tf from '@tensorflow/tfjs-core';

/** An operator made ready to run: its weights are on the device. */
export interface Kernel {
  /** Computes the output from the inputs that are not constants. The caller owns the result. */
  readonly run: (inputs: readonly tf.Tensor[]) => tf.Tensor;
  /** Disposed with the graph. */
  readonly weights: readonly tf.Tensor[];
}
