import * as tf from '@tensorflow/tfjs-core';
import { constantAt, uploadConstant, type Constants } from '../constants.ts';
import type { ResidualConvolution } from '../fuse-residuals.ts';
import { activate } from './activate.ts';
import { uploadFilter } from './convolution.ts';
import type { FastKernels, Kernel } from './kernel.ts';

/** A {@link ResidualConvolution}: in one go where the backend has a kernel for it, else of tfjs operations. */
export function createResidualConvolution(
  operator: ResidualConvolution,
  constants: Constants,
  fast: FastKernels,
): Kernel {
  const filter = uploadFilter(constantAt(constants, operator.inputs[1], operator));
  const bias = uploadConstant(constantAt(constants, operator.inputs[2], operator)) as tf.Tensor1D;
  const { padding: pad, activation, pooled } = operator;
  const strides: [number, number] = [...operator.strides];
  const dilations: [number, number] = [...operator.dilations];
  return {
    run: (inputs) => {
      const [x, residual] = inputs as [tf.Tensor4D, tf.Tensor4D];
      const options = { x, filter, bias, strides, pad, dilations };
      return fast.residualConv2d?.({ ...options, residual, activation }) ?? compose(options, residual);
    },
    weights: [filter, bias],
  };

  function compose(options: Omit<Parameters<typeof tf.fused.conv2d>[0], 'activation'>, residual: tf.Tensor4D) {
    return tf.tidy(() => {
      const sum = tf.fused.conv2d(options) as tf.Tensor4D;
      const halved = pooled ? tf.maxPool(residual, 2, 2, 'same') : residual;
      const missing = sum.shape[3] - halved.shape[3];
      const added =
        missing === 0
          ? halved
          : tf.pad(halved, [
              [0, 0],
              [0, 0],
              [0, 0],
              [0, missing],
            ]);
      return activate(tf.add(sum, added), activation);
    });
  }
}
