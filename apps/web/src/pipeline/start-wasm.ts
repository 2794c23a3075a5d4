import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.ts';
import { createBitmapReader } from './bitmap-picture.ts';
import { createBreaker } from './create-breaker.ts';
import type { ReadFrame } from './frame.ts';
import type { Fetch } from './prefetch.ts';

/**
 * Starts WebAssembly, with SIMD where the browser has it.
 *
 * @param fetch gets the binary
 * @returns what takes frames: into memory, where they are sampled
 */
export async function startWasm(fetch: Fetch): Promise<ReadFrame> {
  // tfjs would wait for ever for a binary that does not come.
  const download = createBreaker();
  tf.env().platform.fetch = async (url, init) => {
    try {
      const response = await fetch(url, init);
      if (response.ok) return response;
      download.break(new BackendError(`WebAssembly could not be loaded: ${url} was answered with ${response.status}.`));
    } catch {
      download.break(new BackendError(`WebAssembly could not be loaded: ${url} did not answer.`));
    }
    return new Promise(() => undefined);
  };
  // Threads are for isolated pages (COEP), which this one is not.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const binaries = {
    'tfjs-backend-wasm.wasm': wasmUrl,
    'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
  };
  const usePlatformFetch = true;
  setWasmPaths(binaries, usePlatformFetch);
  if (!(await download.guard(tf.setBackend('wasm'))))
    throw new BackendError('Neither WebGL 2 nor WebAssembly could be started.');
  return createBitmapReader();
}
