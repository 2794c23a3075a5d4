import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import { FER2013_INPUT, type InputContract } from './input-contract.ts';
import { toModelInput } from './to-model-input.ts';

/** Leaves pixels as they are, so that a test sees one step at a time. */
const plain: InputContract = { ...FER2013_INPUT, size: 16, scale: 1, mean: [0], std: [1] };

/** [n, side, side, channels] of random bytes. */
function bytes(n: number, side: number, channels: number, dtype: 'int32' | 'float32' = 'int32'): tf.Tensor4D {
  const random = createRandom('bytes');
  const values = Array.from({ length: n * side * side * channels }, () => Math.floor(random.between(0, 256)));
  return tf.tensor4d(values, [n, side, side, channels], dtype);
}

eachBackend('toModelInput', () => {
  test('scales, subtracts the mean and divides by std', () => {
    const values = toModelInput(bytes(1, 48, 1), FER2013_INPUT).dataSync();
    const pixels = bytes(1, 48, 1).dataSync();
    for (const i of [0, 1, 777, 2303]) expect(values[i]).toBeCloseTo((pixels[i] / 255 - 0.5077) / 0.2551, 5);
  });

  test('makes gray by the weights of red, green and blue', () => {
    const colours = tf.tile(tf.tensor4d([200, 100, 50], [1, 1, 1, 3]), [1, 16, 16, 1]) as tf.Tensor4D;
    const values = toModelInput(colours, plain).dataSync();
    expect(values[0]).toBeCloseTo(0.299 * 200 + 0.587 * 100 + 0.114 * 50, 3);
    const red = toModelInput(colours, { ...plain, grayWeights: [1, 0, 0] }).dataSync();
    expect(red[100]).toBeCloseTo(200, 3);
  });

  test('gray as one channel and as three equal ones is the same', () => {
    const gray = bytes(2, 20, 1);
    const one = toModelInput(gray, plain).dataSync();
    const three = toModelInput(tf.tile(gray, [1, 1, 1, 3]), plain).dataSync();
    for (const i of [0, 100, 511]) expect(three[i]).toBeCloseTo(one[i], 3);
  });

  test('resizes with half-pixel centres: halving is the mean of 2 × 2 pixels', () => {
    const pixels = bytes(1, 32, 1);
    const values = toModelInput(pixels, plain).dataSync();
    const means = tf.avgPool(tf.cast(pixels, 'float32') as tf.Tensor4D, 2, 2, 'valid').dataSync();
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(means[i], 3);
  });

  test('resizing does not move the picture: a mirrored input gives the mirrored output', () => {
    const pixels = bytes(1, 23, 1, 'float32');
    const mirrored = tf.reverse(toModelInput(tf.reverse(pixels, 2), plain), 2).dataSync();
    for (const [i, value] of toModelInput(pixels, plain).dataSync().entries())
      expect(mirrored[i]).toBeCloseTo(value, 3);
  });

  test('repeats gray for three channels, each with its own mean and std', () => {
    const contract: InputContract = { ...plain, channels: 3, scale: 255, mean: [0.1, 0.2, 0.3], std: [1, 2, 4] };
    const input = toModelInput(tf.fill([1, 16, 16, 1], 255) as tf.Tensor4D, contract);
    expect(input.shape).toEqual([1, 16, 16, 3]);
    const [r, g, b] = input.dataSync();
    expect([r, g, b]).toEqual([0.9, 0.4, 0.175].map((value) => expect.closeTo(value, 5)));
  });

  test.each([
    ['one mean and a std', { mean: [0.5], std: [1, 2, 4] }, [0.5, 0.25, 0.125]],
    ['a mean and one std', { mean: [0.2, 0.4, 0.6], std: [2] }, [0.4, 0.3, 0.2]],
  ])('%s for each of three channels', (_, figures, expected) => {
    const contract: InputContract = { ...plain, channels: 3, scale: 255, ...figures };
    const input = toModelInput(tf.fill([1, 16, 16, 1], 255) as tf.Tensor4D, contract);
    expect([...input.dataSync().subarray(0, 3)]).toEqual(expected.map((value) => expect.closeTo(value, 5)));
  });

  test('takes bytes and floats alike, leaves the pixels to the caller and keeps no tensor', () => {
    const pixels = bytes(1, 40, 3);
    const floats = tf.cast(pixels, 'float32') as tf.Tensor4D;
    expect(toModelInput(pixels, plain).dataSync()).toEqual(toModelInput(floats, plain).dataSync());
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) toModelInput(pixels, FER2013_INPUT).dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(pixels.isDisposed).toBe(false);
  });

  test('refuses pixels with alpha', () => {
    expect(() => toModelInput(bytes(1, 16, 4), plain)).toThrow('Pixels have 4 channels');
  });
});

describe('across backends', () => {
  test('cpu and wasm make the same input of the same pixels', async () => {
    const results: Float32Array[] = [];
    for (const backend of ['cpu', 'wasm']) {
      await tf.setBackend(backend);
      results.push(toModelInput(bytes(3, 113, 3), FER2013_INPUT).dataSync() as Float32Array);
    }
    const worst = results[0].reduce((most, value, i) => Math.max(most, Math.abs(value - results[1][i])), 0);
    // In units of std: 1e-4 is a 150th of a gray level.
    expect(worst).toBeLessThan(1e-4);
  });
});
