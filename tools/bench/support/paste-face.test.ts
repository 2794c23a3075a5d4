import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { pasteFace } from './paste-face.ts';

beforeAll(() => tf.setBackend('wasm'));

test('the square is whole, its edge goes on and fades, and the frame is untouched beyond', async () => {
  const face = Uint8Array.from({ length: 16 }, (_, index) => (index % 4) * 80);
  const ground = tf.fill<tf.Rank.R3>([60, 100, 3], 10, 'float32');
  const frame = pasteFace(face, 4, ground, { left: 40, top: 20, side: 25 });
  expect(frame.shape).toEqual([60, 100, 3]);
  const row = (await frame.array())[32]!.map(([red]) => red!);
  // Left and right border of the square: the first and the last column of the face.
  expect(row[40]).toBeCloseTo(0, 3);
  expect(row[64]).toBeCloseTo(240, 3);
  expect(row.slice(65, 68).every((value, index) => value < row[64 + index]! && value > 10)).toBe(true);
  expect(row.slice(68)).toEqual(new Array(32).fill(10));
  expect(row.slice(0, 37)).toEqual(new Array(37).fill(10));
  tf.dispose([ground, frame]);
});

test('a square at the border of the frame', async () => {
  const frame = pasteFace(new Uint8Array(16).fill(200), 4, { width: 50, height: 40 }, { left: 25, top: 0, side: 25 });
  const pixels = await frame.array();
  expect(pixels[0]![49]).toEqual([200, 200, 200]);
  expect(pixels[39]![0]).toEqual([128, 128, 128]);
  frame.dispose();
});
