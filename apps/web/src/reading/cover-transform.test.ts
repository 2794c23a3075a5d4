import { expect, test } from 'vitest';
import { coverTransform } from './cover-transform.ts';

const source = { width: 640, height: 480 };

test('the same shape only scales', () => {
  const box = coverTransform({ x: 64, y: 48, width: 320, height: 240 }, source, { width: 1280, height: 960 }, false);
  expect(box).toEqual({ x: 128, y: 96, width: 640, height: 480 });
});

test('a wider stage cuts top and bottom alike', () => {
  const box = coverTransform({ x: 0, y: 0, width: 640, height: 480 }, source, { width: 640, height: 360 }, false);
  expect(box).toEqual({ x: 0, y: -60, width: 640, height: 480 });
});

test('a taller stage cuts left and right alike', () => {
  const box = coverTransform({ x: 320, y: 240, width: 0, height: 0 }, source, { width: 480, height: 960 }, false);
  expect(box).toMatchObject({ x: 240, y: 480 });
});

test('mirrored, what was left is right', () => {
  const box = coverTransform({ x: 0, y: 0, width: 100, height: 100 }, source, source, true);
  expect(box).toEqual({ x: 540, y: 0, width: 100, height: 100 });
});
