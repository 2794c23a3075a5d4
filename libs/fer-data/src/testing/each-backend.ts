import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe } from 'vitest';

/** For tests: runs the same tests on the backends that every machine has. */
export function eachBackend(name: string, tests: () => void): void {
  describe.each(['cpu', 'wasm'])(`${name} (%s)`, (backend) => {
    beforeAll(async () => {
      await tf.setBackend(backend);
    });
    tests();
  });
}
