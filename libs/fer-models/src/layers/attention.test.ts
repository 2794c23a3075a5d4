import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, expect, test } from 'vitest';
import { largestDifference } from '../testing/largest-difference.ts';
import { Attention } from './attention.ts';

const [N, TOKENS, HEADS, EACH] = [2, 5, 3, 4];
const CHANNELS = HEADS * EACH;

afterAll(() => tf.setBackend('cpu'));

/** Softmax(q · k / √c) · v by the book, one number at a time. */
function byTheBook(x: number[][][]): number[] {
  const out: number[] = [];
  for (const image of x) {
    for (const query of image) {
      for (let c = 0; c < CHANNELS; c++) {
        const head = Math.floor(c / EACH) * EACH;
        const scores = image.map((key) => {
          let dot = 0;
          for (let i = 0; i < EACH; i++) dot += query[head + i] * key[CHANNELS + head + i];
          return Math.exp(dot / Math.sqrt(EACH));
        });
        const total = scores.reduce((a, b) => a + b);
        out.push(scores.reduce((sum, score, t) => sum + (score / total) * image[t][2 * CHANNELS + c], 0));
      }
    }
  }
  return out;
}

test.each(['cpu', 'wasm'])('attention on %s is what the book says, without a tensor left behind', async (backend) => {
  await tf.setBackend(backend);
  const x = tf.randomNormal([N, TOKENS, 3 * CHANNELS], 0, 1, 'float32', 3) as tf.Tensor3D;
  const expected = byTheBook(await x.array());
  const layer = new Attention({ heads: HEADS });
  const before = tf.memory().numTensors;
  for (let i = 0; i < 100; i++) {
    const y = layer.call(x);
    expect(y.shape).toEqual([N, TOKENS, CHANNELS]);
    if (i === 99) expect(largestDifference(expected, await y.data())).toBeLessThan(1e-5);
    y.dispose();
  }
  expect(tf.memory().numTensors).toBe(before);
});
