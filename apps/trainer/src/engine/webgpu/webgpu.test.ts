import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { useSoftwareVulkan } from '../../testing/software-vulkan.ts';
import { explainFailure } from '../explain-failure.ts';
import { webgpu } from './index.ts';

useSoftwareVulkan();
const { available, detail } = await webgpu.probe();
if (!available) console.info(`skipped: webgpu: ${detail}`);

test.skipIf(!available)(
  'a tensor too large for the device, then a device that is gone, are told in words',
  async () => {
    const engine = await webgpu.start();
    expect(engine.failure!()).toBeUndefined();

    const { device } = tf.backend() as unknown as { device: { destroy(): void; limits: { maxBufferSize: number } } };
    const tooLarge = tf.fill([device.limits.maxBufferSize / 4 + 1], 1);
    tooLarge.dispose();
    // Events arrive while something is read, as in every step.
    await tf.square(tf.ones([4])).data();
    expect(explainFailure(new Error('stopped'), engine, 'checkpoint/epoch-2')).toMatchObject({
      message: expect.stringMatching(/^The engine 'webgpu' ran out of memory: .* exceeds the max buffer size.*epoch-2/),
    });

    const x = tf.square(tf.ones([4]));
    device.destroy();
    const cause = await x.data().catch((error: unknown) => error);
    expect(explainFailure(cause, engine, 'checkpoint/epoch-2')).toMatchObject({
      message: expect.stringMatching(/^The engine 'webgpu' lost its device: .*epoch-2/),
      hint: expect.stringContaining('--resume'),
    });
  },
);
