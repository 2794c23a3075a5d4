import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { cropFaces } from './crop-faces.ts';
import type { CropRectangle } from './crop-rectangle.ts';

/** [100, 160, 3]: red is x, green is y of the pixel's middle, blue is 50. Bilinear sampling keeps such ramps exact. */
function ramps(): tf.Tensor3D {
  return tf.tidy(() => {
    const x = tf.tile(tf.reshape(tf.add(tf.range(0, 160), 0.5), [1, 160, 1]), [100, 1, 1]);
    const y = tf.tile(tf.reshape(tf.add(tf.range(0, 100), 0.5), [100, 1, 1]), [1, 160, 1]);
    return tf.concat([x, y, tf.fill([100, 160, 1], 50)], 2) as tf.Tensor3D;
  });
}

/** Where the middle of the crop's pixel (column, row) lies in the image. */
function expectedPoint({ cx, cy, side, angle }: CropRectangle, size: number, column: number, row: number) {
  const right = ((column + 0.5) / size - 0.5) * side;
  const down = ((row + 0.5) / size - 0.5) * side;
  return [
    cx + right * Math.cos(angle) - down * Math.sin(angle),
    cy + right * Math.sin(angle) + down * Math.cos(angle),
    50,
  ];
}

describe.each(['cpu', 'wasm'])('%s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  test.each([
    ['upright', [0, 0]],
    ['rotated', [0.3, -0.7]],
  ])('%s faces come from where their rectangles say', (_, angles) => {
    const size = 12;
    const rectangles = [
      { cx: 60, cy: 50, side: 24, angle: angles[0]! },
      { cx: 100.3, cy: 48.8, side: 40, angle: angles[1]! },
    ];
    const image = ramps();
    const crops = cropFaces(image, rectangles, size);
    expect(crops.shape).toEqual([2, size, size, 3]);
    const pixels = crops.arraySync();
    tf.dispose([image, crops]);
    rectangles.forEach((rectangle, face) => {
      for (const [column, row] of [
        [0, 0],
        [11, 0],
        [3, 7],
        [11, 11],
      ] as const) {
        const expected = expectedPoint(rectangle, size, column, row);
        pixels[face]![row]![column]!.forEach((value, channel) => {
          expect(value).toBeCloseTo(expected[channel]!, 1);
        });
      }
    });
  });
});

test('a fine pattern averages to gray instead of aliasing', () => {
  const image = tf.tidy(() => tf.reshape(tf.tile(tf.tensor1d([0, 255]), [192 * 96 * 3]), [192, 192, 3]));
  const checker = tf.tidy(() => tf.image.resizeNearestNeighbor(image as tf.Tensor3D, [192, 192]));
  const crops = cropFaces(checker, [{ cx: 96, cy: 96, side: 192, angle: 0 }], 48);
  const values = crops.dataSync();
  tf.dispose([image, checker, crops]);
  for (const value of values) expect(value).toBeCloseTo(127.5, 3);
});

test('outside the image is gray', () => {
  const image = ramps();
  const crops = cropFaces(image, [{ cx: 0, cy: 50, side: 40, angle: 0 }], 8);
  const [[[left]]] = crops.arraySync() as [[[number[]]]];
  tf.dispose([image, crops]);
  expect(left).toEqual([129, 129, 129]);
});

test('keeps the number of tensors over 100 crops', () => {
  const image = ramps();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 100; i++) cropFaces(image, [{ cx: 60, cy: 50, side: 24, angle: (i % 2) * 0.2 }], 48).dispose();
  expect(tf.memory().numTensors).toBe(before);
  image.dispose();
});
