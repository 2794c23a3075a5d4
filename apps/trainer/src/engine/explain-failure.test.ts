import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { explainFailure } from './explain-failure.ts';
import { startEngine } from './start-engine.ts';

const engine: Engine = { name: 'native', backend: 'tensorflow', description: 'for a test' };

test('wasm that runs out of memory says so, and names the checkpoint', async () => {
  const wasm = await startEngine('wasm');
  let caught: unknown;
  try {
    tf.tidy(() => tf.matMul(tf.ones([33_000, 1]), tf.ones([1, 33_000]))); // 4 GiB: more than wasm can address
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(Error);
  expect(explainFailure(caught, wasm, 'runs/x/checkpoint/epoch-3')).toMatchObject({
    message: expect.stringMatching(
      /^The engine 'wasm' ran out of memory: .*checkpoint is runs\/x\/checkpoint\/epoch-3\./,
    ),
    hint: expect.stringMatching(/--resume.*batchSize/),
  });
});

test.each([
  ['OOM when allocating tensor with shape[64,64,24,24] and type float', 'ran out of memory'],
  ['std::bad_alloc', 'ran out of memory'],
  ['A valid external Instance reference no longer exists.', 'lost its device'],
  ['failed to query event: CUDA_ERROR_LAUNCH_FAILED', 'lost its device'],
])('%s', (message, what) => {
  expect(explainFailure(new Error(message), engine, undefined)).toMatchObject({
    message: expect.stringContaining(`'native' ${what}: ${message}`),
    hint: expect.stringContaining('start again'),
  });
});

test('what a device said on its own counts more than the promise that it broke', () => {
  const abort = Object.assign(new Error(''), { name: 'AbortError' });
  const explained = explainFailure(abort, { ...engine, failure: () => 'the device was lost: driver reset' }, undefined);
  expect(explained).toMatchObject({
    message: expect.stringContaining('lost its device: the device was lost: driver reset'),
  });
});

test('any other error stays what it is', () => {
  const error = new TypeError('x is not a function');
  expect(explainFailure(error, engine, undefined)).toBe(error);
});
