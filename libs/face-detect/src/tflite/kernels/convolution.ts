import * as tf from '@tensorflow/tfjs-core';
import { constantAt, uploadConstant, type Constants } from '../constants.ts';
import type { TfliteOperator } from '../tflite-model.ts';
import type { Kernel } from './kernel.ts';

type Convolution = Extract<TfliteOperator, { name: 'CONV_2D' | 'DEPTHWISE_CONV_2D' }>;

/** CONV_2D or DEPTHWISE_CONV_2D with its bias and activation, as one fused tfjs kernel. */
export function createConvolution(operator: Convolution, constants: Constants): Kernel {
  const filterConstant = constantAt(constants, operator.inputs[1], operator);
  const bias = uploadConstant(constantAt(constants, operator.inputs[2], operator)) as tf.Tensor1D;
  const depthwise = operator.name === 'DEPTHWISE_CONV_2D';
  const filter = depthwise ? uploadDepthwise(filterConstant) : uploadFilter(filterConstant);
  const convolve = depthwise ? tf.fused.depthwiseConv2d : tf.fused.conv2d;
  const { padding: pad, activation } = operator;
  const strides: [number, number] = [...operator.strides];
  const dilations: [number, number] = [...operator.dilations];
  return {
    run: ([x]) => convolve({ x: x as tf.Tensor4D, filter, strides, pad, dilations, bias, activation }),
    weights: [filter, bias],
  };
}

/** TFLite has [out, height, width, in], tfjs [height, width, in, out]. */
export function uploadFilter(constant: Parameters<typeof uploadConstant>[0]): tf.Tensor4D {
  return tf.tidy(() => tf.transpose(uploadConstant(constant) as tf.Tensor4D, [1, 2, 3, 0]));
}

/** TFLite has [1, height, width, channels], tfjs [height, width, channels, 1]: the same order in memory. */
function uploadDepthwise(constant: Parameters<typeof uploadConstant>[0]): tf.Tensor4D {
  const [, height, width, channels] = constant.shape as [number, number, number, number];
  return uploadConstant(constant, [height, width, channels, 1]) as tf.Tensor4D;
}
