import type { FastKernels } from '@howifeel/face-detect';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { runConv } from './run-conv.ts';

/** What the WebGL backend can do beyond tfjs's kernels, for the face detector. */
export const WEBGL_KERNELS: FastKernels = {
  residualConv2d: ({ x, filter, bias, residual, ...attributes }) => {
    const inputs = { x, filter, bias, residual };
    const output = runConv(tf.backend() as MathBackendWebGL, 'full', inputs, attributes);
    return output && (tf.engine().makeTensorFromTensorInfo(output) as tf.Tensor4D);
  },
};
