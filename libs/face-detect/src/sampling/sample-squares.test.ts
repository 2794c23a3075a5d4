import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleSquares, type Sampling, type Square } from './sample-squares.ts';

describe.each(['cpu', 'wasm'])('%s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  function sample(values: number[][], square: Square, sampling: Sampling): number[] {
    return tf.tidy(() => {
      const image = tf.expandDims<tf.Tensor3D>(tf.tensor2d(values), 2);
      return [...sampleSquares(image, [square], sampling).dataSync()];
    });
  }

  const image = [
    [0, 10, 20, 30],
    [40, 50, 60, 70],
    [80, 90, 100, 110],
    [120, 130, 140, 150],
  ];
  const whole = { cx: 2, cy: 2, side: 4 };

  test('the whole image at its own size is the image', () => {
    expect(sample(image, whole, { size: 4, fill: 0, samples: 1 })).toEqual(image.flat());
  });

  test('half the size with two samples a pixel is the mean of four pixels', () => {
    expect(sample(image, whole, { size: 2, fill: 0, samples: 2 })).toEqual([25, 45, 105, 125]);
  });

  test('a square between pixels is interpolated', () => {
    expect(sample(image, { cx: 2, cy: 1.25, side: 1 }, { size: 1, fill: 0, samples: 1 })).toEqual([45]);
  });

  test('outside the image is the fill', () => {
    const corner = sample(image, { cx: 0, cy: 0, side: 4 }, { size: 4, fill: 7, samples: 1 });
    expect(corner).toEqual([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 0, 10, 7, 7, 40, 50]);
  });
});

test('no squares give an empty batch', () => {
  const shape = tf.tidy(() => sampleSquares(tf.zeros([4, 4, 3]), [], { size: 2, fill: 0, samples: 1 }).shape);
  expect(shape).toEqual([0, 2, 2, 3]);
});
