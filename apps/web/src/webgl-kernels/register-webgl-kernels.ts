import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { getKernel, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import type { ConvVariant } from './conv-program.ts';
import { runConv, type ConvAttributes, type ConvInputs } from './run-conv.ts';

let isRegistered = false;

/**
 * Gives the WebGL backend our convolutions: one draw call each and one shader for all shapes, where tfjs has up to four
 * calls and compiles a shader for every shape. What they do not cover goes to tfjs's kernels as before. Call it
 * after `@tensorflow/tfjs-backend-webgl` is loaded; again does nothing.
 */
export function registerWebglKernels(): void {
  if (isRegistered) return;
  isRegistered = true;
  cover('FusedConv2D', 'full');
  cover('FusedDepthwiseConv2D', 'depthwise');
}

function cover(kernelName: string, kind: ConvVariant['kind']): void {
  const stock = getKernel(kernelName, 'webgl');
  unregisterKernel(kernelName, 'webgl');
  registerKernel({
    ...stock,
    kernelFunc: (params) =>
      runConv(
        params.backend as MathBackendWebGL,
        kind,
        params.inputs as unknown as ConvInputs,
        params.attrs as unknown as ConvAttributes,
      ) ?? stock.kernelFunc(params),
  });
}
