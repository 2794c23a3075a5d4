import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { native } from './index.ts';
import { requireBf16 } from './require-bf16.ts';

const reason = await whyNot();
if (reason) console.info(`skipped: ${reason}`);

describe.skipIf(reason)('bf16', () => {
  beforeAll(() => native.start('bf16'));
  afterAll(() => tf.setBackend('cpu'));

  test.each([
    ['conv2d', [2, 8, 8, 16], [3, 3, 16, 8], (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, 'same')],
    ['fused conv2d', [2, 8, 8, 16], [3, 3, 16, 8], (x, w) => fusedConv(x as tf.Tensor4D, w as tf.Tensor4D)],
    ['matMul', [6, 32], [32, 5], (x, w) => tf.matMul(x, w)],
    ['batched matMul', [3, 6, 32], [3, 5, 32], (x, w) => tf.matMul(x, w, false, true)],
  ] satisfies [string, number[], number[], (x: tf.Tensor, w: tf.Tensor) => tf.Tensor][])(
    '%s and its gradients: rounded, and right to the two digits that bfloat16 has',
    async (_, xShape, wShape, op) => {
      const outputs = async (backend: string) => {
        await tf.setBackend(backend);
        const [x, w] = [xShape, wShape].map((shape, i) => tf.randomUniform(shape, -1, 1, 'float32', i + 1));
        const { value, grads } = tf.valueAndGrads((a: tf.Tensor, b: tf.Tensor) => tf.sum(tf.square(op(a, b))))([x, w]);
        return Promise.all([op(x, w), value, ...grads].map(async (tensor) => [...(await tensor.data())]));
      };
      const [rounded, exact] = [await outputs('tensorflow'), await outputs('cpu')];
      expect(rounded).not.toEqual(exact);
      for (const [i, values] of rounded.entries()) {
        const scale = Math.max(...exact[i].map(Math.abs));
        const worst = Math.max(...values.map((value, j) => Math.abs(value - exact[i][j])));
        expect(worst / scale).toBeLessThan(0.01);
      }
    },
  );

  test('leaves no tensor of TensorFlow behind', async () => {
    await tf.setBackend('tensorflow');
    const [x, w] = [tf.randomNormal([64, 32, 32, 32]), tf.randomNormal([3, 3, 32, 32])] as [tf.Tensor4D, tf.Tensor4D];
    const step = () => tf.tidy(() => void tf.grad((a) => tf.conv2d(a as tf.Tensor4D, w, 1, 'same'))(x));
    step();
    const before = process.memoryUsage().rss;
    // Each step rounds 12 MB: kept, they would be more than a gigabyte.
    for (let i = 0; i < 100; i++) step();
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });
});

function fusedConv(x: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor {
  return tf.fused.conv2d({ x, filter, strides: 1, pad: 'valid', bias: tf.ones([filter.shape[3]]) });
}

async function whyNot(): Promise<string | undefined> {
  const { available, detail } = await native.probe();
  if (!available) return `native: ${detail}`;
  try {
    requireBf16();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
