import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { largestDifference } from '../largest-difference.ts';
import { runTorchCase } from './run-torch-case.ts';
import { TORCH_CASES, torchCaseSchema } from './torch-cases.ts';

/** Written by `npm run compare-torch -- --write` with PyTorch 2.13. */
const golden = z
  .array(torchCaseSchema)
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'golden.json'), 'utf8')));

beforeAll(() => tf.setBackend('wasm'));
afterAll(() => tf.setBackend('cpu'));

test('the golden file holds every case', () => {
  expect(golden.map(({ parameters: _, outputs: __, ...each }) => each)).toEqual(TORCH_CASES);
});

test.each(golden.map((each) => [each.architecture, JSON.stringify(each.options), each] as const))(
  '%s %s computes on wasm what PyTorch does, to 1e-4',
  async (_, __, each) => {
    const before = tf.memory().numTensors;
    const { parameters, outputs } = await runTorchCase(each);
    expect(largestDifference(each.outputs, outputs)).toBeLessThan(1e-4);
    if (!each.state) expect(parameters).toBe(each.parameters);
    expect(tf.memory().numTensors).toBe(before);
  },
);
