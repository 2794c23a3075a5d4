import { tensorPicture } from '@howifeel/face-detect';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import type { ReadFrame } from './frame.ts';

/**
 * Starts WebGPU.
 *
 * @param onLost called when the device is lost; nothing computed after that is valid
 * @returns what takes frames: as tensors
 */
export async function startWebgpu(onLost: () => void): Promise<ReadFrame> {
  const adapter = 'gpu' in navigator ? await navigator.gpu.requestAdapter() : null;
  if (!adapter) throw new BackendError('This browser offers no WebGPU here.');
  await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend('webgpu'))) throw new BackendError('WebGPU is there, but could not be started.');
  void (tf.backend() as WebGPUBackend).device.lost.then(onLost);
  return (bitmap) => {
    const image = tf.browser.fromPixels(bitmap);
    return { ...tensorPicture(image), dispose: () => image.dispose() };
  };
}
