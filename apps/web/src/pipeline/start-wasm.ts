import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreadsUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import { createBitmapReader } from './bitmap-picture.ts';
import type { ReadFrame } from './frame.ts';
import type { Fetch } from './prefetch.ts';

/**
 * Starts WebAssembly, with SIMD where the browser has it.
 *
 * @param fetch gets the binary
 * @returns what takes frames: into memory, where they are sampled
 */
export async function startWasm(fetch: Fetch): Promise<ReadFrame> {
  // What tfjs loads anything with, as its documentation has it.
  tf.env().platform.fetch = fetch;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasmUrl,
    'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmThreadsUrl,
  });
  if (!(await tf.setBackend('wasm'))) throw new BackendError('Neither WebGL 2 nor WebAssembly could be started.');
  return createBitmapReader();
}
