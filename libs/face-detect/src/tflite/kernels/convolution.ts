import * as tf from '@tensorflow/tfjs-core';
import { constantAt, floatValues, uploadConstant, type Constants } from '../constants.ts';
import type { TfliteOperator, TfliteTensor } from '../tflite-model.ts';
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

/**
 * TFLite has [out, height, width, in], tfjs [height, width, in, out]. Turned in memory: a graphics processor would compile
 * a shader for every shape.
 */
export function uploadFilter(constant: TfliteTensor): tf.Tensor4D {
  const [outputs, height, width, inputs] = constant.shape as [number, number, number, number];
  const values = floatValues(constant);
  const turned = new Float32Array(values.length);
  const each = values.length / outputs;
  for (let output = 0; output < outputs; output++) {
    for (let i = 0; i < each; i++) turned[i * outputs + output] = values[output * each + i]!;
  }
  return tf.tensor4d(turned, [height, width, inputs, outputs]);
}

/** TFLite has [1, height, width, channels], tfjs [height, width, channels, 1]: the same order in memory. */
function uploadDepthwise(constant: TfliteTensor): tf.Tensor4D {
  const [, height, width, channels] = constant.shape as [number, number, number, number];
  return uploadConstant(constant, [height, width, channels, 1]) as tf.Tensor4D;
}
