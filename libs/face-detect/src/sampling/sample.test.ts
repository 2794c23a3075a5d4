import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryPicture } from './memory-picture.ts';
import type { Picture, Sampling, Square } from './picture.ts';
import { tensorPicture } from './tensor-picture.ts';
import { toPicture } from './to-picture.ts';

const KINDS = {
  'a tensor on cpu': ['cpu', true],
  'a tensor on wasm': ['wasm', true],
  'pixels in memory': ['cpu', false],
} as const;

/** All three channels alike, so that a test need state one. */
function pictureOf(values: number[][], isTensor: boolean): Picture {
  const height = values.length;
  const width = values[0]!.length;
  if (isTensor) return tensorPicture(tf.tensor3d(values.map((row) => row.map((value) => [value, value, value]))));
  return memoryPicture({ width, height, data: Uint8Array.from(values.flat().flatMap((v) => [v, v, v, 255])) });
}

const image = [
  [0, 10, 20, 30],
  [40, 50, 60, 70],
  [80, 90, 100, 110],
  [120, 130, 140, 150],
];
const whole = { cx: 2, cy: 2, side: 4 };

describe.each(Object.entries(KINDS))('%s', (_, [backend, isTensor]) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  function sample(square: Square, sampling: Sampling): number[] {
    return tf.tidy(() => {
      const values = pictureOf(image, isTensor).sample([square], sampling).arraySync()[0]!;
      return values.flat().map(([red, green, blue]) => {
        expect([green, blue]).toEqual([red, red]);
        return Math.round(red! * 1000) / 1000;
      });
    });
  }

  test('the whole image at its own size is the image', () => {
    expect(sample(whole, { size: 4, fill: 0, samples: 1 })).toEqual(image.flat());
  });

  test('half the size with two samples a pixel is the mean of four pixels', () => {
    expect(sample(whole, { size: 2, fill: 0, samples: 2 })).toEqual([25, 45, 105, 125]);
  });

  test('a square between pixels is interpolated', () => {
    expect(sample({ cx: 2, cy: 1.25, side: 1 }, { size: 1, fill: 0, samples: 1 })).toEqual([45]);
  });

  test('outside the image is the fill', () => {
    const corner = sample({ cx: 0, cy: 0, side: 4 }, { size: 4, fill: 7, samples: 1 });
    expect(corner).toEqual([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 0, 10, 7, 7, 40, 50]);
  });

  test('a larger square of few pixels counts what lies outside', () => {
    expect(sample({ cx: 2, cy: 2, side: 7.2 }, { size: 1, fill: 200, samples: 8 })).toEqual([(75 + 3 * 200) / 4]);
  });

  test('a quarter turn to the right looks from the left', () => {
    const turned = sample({ ...whole, angle: Math.PI / 2 }, { size: 4, fill: 0, samples: 1 });
    // The square's own right points down in the picture: its first row is the picture's last column.
    expect(turned).toEqual(image[0]!.map((_, column) => image.map((row) => row[3 - column]!)).flat());
  });

  test('a range moves black and white', () => {
    const [first, second] = sample(whole, { size: 4, fill: 0, samples: 1, range: [-1, 1] });
    expect([first, second]).toEqual([-1, -0.922]);
  });

  test('no squares give an empty batch', () => {
    const shape = tf.tidy(() => pictureOf(image, isTensor).sample([], { size: 2, fill: 0, samples: 1 }).shape);
    expect(shape).toEqual([0, 2, 2, 3]);
  });

  test('as a tensor it is whole', () => {
    const all = tf.tidy(() => pictureOf(image, isTensor).toTensor().arraySync());
    expect(all.map((row) => row.map(([red]) => red))).toEqual(image);
  });
});

test('a picture of one pixel is refused', () => {
  expect(() => toPicture(pictureOf([[1]], false))).toThrow(/1 × 1 pixels/);
});

test('pixels in memory and a tensor of them are sampled alike', async () => {
  await tf.setBackend('cpu');
  const data = Uint8Array.from({ length: 61 * 47 * 4 }, (_, i) => (i * 7919) % 251);
  const memory = memoryPicture({ width: 61, height: 47, data });
  const squares = [
    { cx: 30.5, cy: 23.5, side: 61 },
    { cx: 12.2, cy: 40.7, side: 33.3 },
    { cx: 55, cy: 5, side: 9.1 },
  ];
  const worst = tf.tidy(() => {
    const tensor = tensorPicture(memory.toTensor());
    return [1, 2, 3].map((samples) => {
      const sampling = { size: 16, fill: 129, samples };
      const difference = tf.sub(memory.sample(squares, sampling), tensor.sample(squares, sampling));
      return tf.max(tf.abs(difference)).dataSync()[0]!;
    });
  });
  expect(Math.max(...worst)).toBeLessThan(0.01);
});
