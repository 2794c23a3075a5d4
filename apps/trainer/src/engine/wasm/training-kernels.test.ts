import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { wasm } from './index.ts';

beforeAll(async () => {
  await wasm.start();
});

/** Gradients of one loss on both backends, for the same inputs. */
async function gradientsOn(
  backend: string,
  inputs: Float32Array[],
  shapes: number[][],
  loss: (...x: tf.Tensor[]) => tf.Scalar,
) {
  await tf.setBackend(backend);
  const tensors = inputs.map((values, i) => tf.tensor(values, shapes[i]));
  const grads = tf.grads(loss)(tensors);
  const values = await Promise.all(grads.map((grad) => grad.data()));
  tf.dispose([tensors, grads]);
  return values.map((value) => Array.from(value));
}

function values(size: number, seed: number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.sin((i + 1) * 12.9898 * seed) * 0.7);
}

const weigh = (y: tf.Tensor) => tf.sum(tf.mul(y, tf.cos(tf.reshape(tf.range(0, y.size), y.shape)))) as tf.Scalar;

const cases: [string, number[][], (...x: tf.Tensor[]) => tf.Tensor][] = [];
for (const [side, kernel, stride, pad] of [
  [7, 3, 1, 'same'],
  [8, 3, 2, 'same'],
  [9, 3, 2, 'valid'],
  [8, 3, 2, 'valid'],
  [6, 1, 2, 'same'],
  [9, 5, 2, 'same'],
  [6, 1, 1, 'valid'],
] as const) {
  const label = `${side}×${side}, ${kernel}×${kernel}, stride ${stride}, ${pad}`;
  cases.push([
    `conv2d ${label}`,
    [
      [2, side, side, 3],
      [kernel, kernel, 3, 4],
    ],
    (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, pad),
  ]);
  cases.push([
    `depthwiseConv2d ${label}`,
    [
      [2, side, side, 3],
      [kernel, kernel, 3, 2],
    ],
    (x, w) => tf.depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, pad),
  ]);
}
cases.push(['gather', [[5, 3]], (x) => tf.gather(x, tf.tensor1d([4, 0, 4, 2], 'int32'))]);
cases.push(['maxPool', [[2, 6, 6, 3]], (x) => tf.maxPool(x as tf.Tensor4D, 3, 2, 'same')]);

test.each(cases)('gradients of %s equal the cpu backend', async (_, shapes, op) => {
  const inputs = shapes.map((shape, i) => values(tf.util.sizeFromShape(shape), i + 1));
  const loss = (...x: tf.Tensor[]) => weigh(op(...x));
  const expected = await gradientsOn('cpu', inputs, shapes, loss);
  const actual = await gradientsOn('wasm', inputs, shapes, loss);
  for (const [i, gradient] of actual.entries()) {
    expect(gradient.length).toBe(expected[i].length);
    for (const [j, value] of gradient.entries()) expect(value).toBeCloseTo(expected[i][j], 4);
  }
});

test('a gradient step leaves no tensor behind', async () => {
  await tf.setBackend('wasm');
  const before = tf.memory().numTensors;
  for (let i = 0; i < 100; i++) {
    tf.tidy(() => {
      const loss = (x: tf.Tensor) => weigh(tf.conv2d(x as tf.Tensor4D, tf.ones([3, 3, 2, 2]), 2, 'same'));
      tf.grad(loss)(tf.ones([1, 6, 6, 2]));
    });
  }
  expect(tf.memory().numTensors).toBe(before);
});

test.each(['bij,bjk->bik', 'bij,bkj->bik', 'bij,bjk->ki', 'bij,bjk->'])(
  'einsum %s equals the cpu backend',
  async (equation) => {
    const shapes = equation.startsWith('bij,bkj')
      ? [
          [2, 3, 4],
          [2, 5, 4],
        ]
      : [
          [2, 3, 4],
          [2, 4, 5],
        ];
    const results: number[][] = [];
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend);
      const [a, b] = shapes.map((shape, i) => tf.tensor(values(tf.util.sizeFromShape(shape), i + 1), shape));
      results.push(Array.from(await tf.einsum(equation, a, b).data()));
    }
    expect(results[1]).toHaveLength(results[0].length);
    for (const [i, value] of results[1].entries()) expect(value).toBeCloseTo(results[0][i], 4);
  },
);
