import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';
import { registerWebglKernels, tellShadersApart, texturePicture } from '../webgl-kernels/index.ts';
import { BackendError } from './backend-error.ts';
import type { ReadFrame } from './frame.ts';

export { WEBGL_KERNELS } from '../webgl-kernels/index.ts';

/**
 * Starts WebGL 2 with our kernels.
 *
 * @param onLost called when the context is lost; nothing computed after that is valid
 * @returns what takes frames: as textures, from which they are sampled
 */
export async function startWebgl(onLost: () => void): Promise<ReadFrame> {
  // Shaders that hold for every shape take a tenth of the time to compile; those we run often have none but such.
  tf.env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  registerWebglKernels();
  // Outside of a worker a pipeline before this one has left its own, and its context may be lost.
  tf.removeBackend('webgl');
  tf.registerBackend('webgl', () => new MathBackendWebGL());
  if (!(await tf.setBackend('webgl'))) throw new BackendError('WebGL 2 is there, but could not be started.');
  const backend = tf.backend() as MathBackendWebGL;
  tellShadersApart(backend);
  const { gl } = backend.getGPGPUContext();
  gl.canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    onLost();
  });
  return texturePicture;
}
