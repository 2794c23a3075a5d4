import * as tf from '@tensorflow/tfjs-core';
import { constantAt, int32Values, type Constants } from '../constants.ts';
import type { GraphOperator } from '../fuse-residuals.ts';
import type { TfliteModel } from '../tflite-model.ts';
import { activate } from './activate.ts';
import { createConvolution } from './convolution.ts';
import type { FastKernels, Kernel } from './kernel.ts';
import { createResidualConvolution } from './residual-convolution.ts';

/**
 * Makes one operator runnable. Shapes are those of the file's tensor table, but for the first dimension: the files have a
 * batch of one, and it may be any.
 */
export function createKernel(
  operator: GraphOperator,
  constants: Constants,
  tensors: TfliteModel['tensors'],
  fast: FastKernels = {},
): Kernel {
  const outputShape = [...tensors[operator.output]!.shape];
  const plain = (run: Kernel['run']): Kernel => ({ run, weights: [] });
  switch (operator.name) {
    case 'CONV_2D':
    case 'DEPTHWISE_CONV_2D':
      return createConvolution(operator, constants);
    case 'RESIDUAL_CONV_2D':
      return createResidualConvolution(operator, constants, fast);
    case 'ADD':
      return plain(([a, b]) => activate(tf.add(a!, b!), operator.activation));
    case 'RELU':
      return plain(([x]) => tf.relu(x!));
    case 'MAX_POOL_2D': {
      const filter: [number, number] = [...operator.filter];
      const strides: [number, number] = [...operator.strides];
      return plain(([x]) =>
        activate(tf.maxPool(x as tf.Tensor4D, filter, strides, operator.padding), operator.activation),
      );
    }
    case 'PAD': {
      const values = int32Values(constantAt(constants, operator.inputs[1], operator));
      const paddings = outputShape.map((_, axis): [number, number] => [values[2 * axis]!, values[2 * axis + 1]!]);
      return plain(([x]) => tf.pad(x!, paddings));
    }
    case 'RESIZE_BILINEAR': {
      const size: [number, number] = [outputShape[1]!, outputShape[2]!];
      const { alignCorners, halfPixelCenters } = operator;
      return plain(([x]) => tf.image.resizeBilinear(x as tf.Tensor4D, size, alignCorners, halfPixelCenters));
    }
    case 'DEPTH_TO_SPACE':
      return plain(([x]) => tf.depthToSpace(x as tf.Tensor4D, operator.blockSize));
    case 'CONCATENATION':
      return plain((inputs) => activate(tf.concat([...inputs], operator.axis), operator.activation));
    case 'RESHAPE':
      return plain(([x]) => tf.reshape(x!, [x!.shape[0]!, ...outputShape.slice(1)]));
    case 'DENSIFY':
    case 'DEQUANTIZE':
      throw new Error(`${operator.name} must be folded before the graph is built.`);
  }
}
