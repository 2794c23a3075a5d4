import { join } from 'node:path';
import type { Alias, Rolldown } from 'vite';

/**
 * How the worker's program is cut into files: one for what every backend needs, beside one for each backend. Left to
 * itself, the bundler cuts a dozen that become known only when the first of them have come and been read.
 */
export const workerChunks: Rolldown.CodeSplittingOptions = {
  groups: [
    { name: 'pipeline', test: /create-pipeline\.ts|face-detect\/src\/sampling\/|tfjs-core\/|tfjs-backend-cpu\// },
  ],
};

/** Leaves out what starts WebAssembly with threads, two fifths of that backend's program: see `start-wasm.ts`. */
export const withoutThreads: Alias = {
  find: /^.*\/tfjs-backend-wasm-threaded-simd\.js$/,
  replacement: join(import.meta.dirname, 'src/pipeline/no-threads.ts'),
};
