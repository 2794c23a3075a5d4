import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { backend_util, type TensorInfo } from '@tensorflow/tfjs-core';
import { convProgram, type ConvVariant } from './conv-program.ts';
import { isLaidOutPlainly, isTexturePlain } from './packed-layout.ts';

/** Inputs of tfjs's FusedConv2D and FusedDepthwiseConv2D, and what may be added before the activation. */
export interface ConvInputs {
  x: TensorInfo;
  filter: TensorInfo;
  bias?: TensorInfo;
  preluActivationWeights?: TensorInfo;
  residual?: TensorInfo;
}

/** Attributes of tfjs's FusedConv2D and FusedDepthwiseConv2D, as far as they matter here. */
export interface ConvAttributes {
  strides: number | [number, number];
  pad: 'valid' | 'same' | number | [[number, number], [number, number], [number, number], [number, number]];
  dilations: number | [number, number];
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  dataFormat?: 'NHWC' | 'NCHW';
  activation?: string;
}

/**
 * Runs a convolution as one draw call.
 *
 * @returns undefined where our shader does not cover it: dilations, strides beyond 2, other activations, no bias, or a
 *   tensor too large for a plain layout. tfjs's own kernels then do.
 */
export function runConv(
  backend: MathBackendWebGL,
  kind: ConvVariant['kind'],
  { x, filter, bias, preluActivationWeights, residual }: ConvInputs,
  { strides, pad, dilations, dimRoundingMode, dataFormat = 'NHWC', activation = 'linear' }: ConvAttributes,
): TensorInfo | undefined {
  if (dataFormat !== 'NHWC' || preluActivationWeights || !bias || !isCovered(activation)) return undefined;
  const info = backend_util.computeConv2DInfo(
    x.shape as [number, number, number, number],
    filter.shape as [number, number, number, number],
    strides,
    dilations,
    pad,
    dimRoundingMode,
    kind === 'depthwise',
  );
  const stride = info.strideWidth;
  const isSimple = info.dilationHeight === 1 && info.dilationWidth === 1 && stride === info.strideHeight && stride <= 2;
  if (!isSimple || (kind === 'depthwise' && info.outChannels !== info.inChannels)) return undefined;
  const inputs = [x, filter, bias, ...(residual ? [residual] : [])];
  const read = residual ? [x, filter, residual] : [x, filter];
  if (residual && residual.shape[3]! % 2 === 1) return undefined;
  if (!isLaidOutPlainly(info.outShape) || !read.every((input) => isTexturePlain(backend, input))) return undefined;

  const { top, left } = info.padInfo;
  const isOdd = left % 2 === 1;
  const program = convProgram(
    {
      kind,
      kernel: [info.filterHeight, info.filterWidth],
      stride,
      odd: isOdd,
      activation,
      residual: !residual ? 'none' : residual.shape[1] === info.outHeight ? 'plain' : 'pooled',
    },
    info.outShape,
  );
  return backend.runWebGLProgram(program, inputs, 'float32', [
    [info.inHeight, info.inWidth],
    [info.outHeight, Math.ceil(info.outWidth / 2)],
    [top, (left + (isOdd ? 1 : 0)) / 2],
    [Math.ceil(info.inChannels / 2)],
    ...(residual ? [[Math.ceil(residual.shape[3]! / 2)]] : []),
  ]);
}

function isCovered(activation: string): activation is ConvVariant['activation'] {
  return activation === 'linear' || activation === 'relu' || activation === 'relu6';
}
