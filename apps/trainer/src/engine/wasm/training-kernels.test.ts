import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { wasm } from './index.ts';

beforeAll(async () => {
  await wasm.start();
});

function values(size: number, seed: number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.sin((i + 1) * 12.9898 * seed) * 0.7);
}

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
