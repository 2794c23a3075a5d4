import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { wasm } from '../engine/wasm/index.ts';
import { measureSpeed } from './measure-speed.ts';

beforeAll(async () => {
  await wasm.start();
});

test('it times the network of an experiment, and leaves nothing behind', async () => {
  const overrides = ['model.options.width=4', 'batchSize=4'];
  await measureSpeed('student', { overrides, steps: 1 });
  const before = tf.memory().numTensors;
  const speed = await measureSpeed('student', { overrides, steps: 3 });
  expect(tf.memory().numTensors).toBe(before);
  expect(speed).toMatchObject({ batchSize: 4, options: { inputSize: 48, channels: 1, classes: 7, width: 4 } });
  expect(speed.imagesPerSecond).toBeGreaterThan(0);
});
