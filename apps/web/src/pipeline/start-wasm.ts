import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreadsUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import { createBitmapReader } from './bitmap-picture.ts';
import type { ReadFrame } from './frame.ts';

/**
 * Starts WebAssembly, with SIMD where the browser has it.
 *
 * @returns what takes frames: into memory, where they are sampled
 */
export async function startWasm(): Promise<ReadFrame> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasmUrl,
    'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmThreadsUrl,
  });
  if (!(await tf.setBackend('wasm'))) throw new BackendError('Neither WebGL 2 nor WebAssembly could be started.');
  return createBitmapReader();
}
