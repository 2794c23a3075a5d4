import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { cuda } from './index.ts';

/** tfjs-node-gpu as far as its start goes: a backend that says where it computes. */
let isUsingGpuDevice = true;

vi.mock('../engine-folder.ts', () => ({
  engineRequire: () => () => {
    const backend = Object.assign(new tf.KernelBackend(), { isUsingGpuDevice, dispose: () => undefined });
    tf.registerBackend('tensorflow', () => backend);
    return { version: { 'tfjs-node': '4.22.0' } };
  },
}));

afterEach(() => tf.removeBackend('tensorflow'));

test('a GPU is named instead of threads', async () => {
  isUsingGpuDevice = true;
  const { description } = await cuda.start();
  expect(description).toMatch(/^@tensorflow\/tfjs-node-gpu 4\.22\.0, GPU/);
});

test('nothing is trained on the processor without a word', async () => {
  isUsingGpuDevice = false;
  await expect(cuda.start()).rejects.toMatchObject({
    name: 'TrainerError',
    message: expect.stringMatching(/'cuda' would compute on the processor: .*no GPU.*CUDA and cuDNN/),
    hint: expect.stringMatching(/nvidia-smi.*LD_LIBRARY_PATH.*--engine native/),
  });
});
