import '../register-gradients.ts';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { EngineModule } from '../engine.ts';
import { registerTrainingKernels } from './register-training-kernels.ts';

/** WebAssembly with SIMD: works everywhere. */
export const wasm: EngineModule = {
  name: 'wasm',
  package: '@tensorflow/tfjs-backend-wasm',
  probe: async () => ({
    available: true,
    detail: 'comes with npm install; one thread, since tfjs starts more in browsers only',
  }),
  async start() {
    const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(`${path.dirname(main)}/`);
    await tf.setBackend('wasm');
    await tf.ready();
    registerTrainingKernels();
    return {
      name: 'wasm',
      backend: 'wasm',
      description: `@tensorflow/tfjs-backend-wasm ${version_wasm}, 1 thread: tfjs starts more in browsers only`,
    };
  },
};
