import { memoryPicture } from '@howifeel/face-detect';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreadsUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import type { ReadFrame } from './frame.ts';

/**
 * Starts WebAssembly, with SIMD where the browser has it.
 *
 * @returns what takes frames: into memory, where they are sampled, through a canvas that lives there too (one on the
 *   graphics processor is ten times slower to read)
 */
export async function startWasm(): Promise<ReadFrame> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasmUrl,
    'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmThreadsUrl,
  });
  if (!(await tf.setBackend('wasm'))) throw new BackendError('Neither WebGL 2 nor WebAssembly could be started.');
  let context: OffscreenCanvasRenderingContext2D | undefined;
  return (bitmap) => {
    const { width, height } = bitmap;
    if (context?.canvas.width !== width || context.canvas.height !== height) {
      context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true, alpha: false })!;
    }
    context.drawImage(bitmap, 0, 0);
    return { ...memoryPicture(context.getImageData(0, 0, width, height)), dispose: () => undefined };
  };
}
