import '@tensorflow/tfjs-backend-cpu';
import type { LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { tinyDataset } from '../../testing/tiny-dataset.ts';
import { PERTURBATIONS } from './perturbations.ts';

beforeAll(() => tf.setBackend('cpu'));

const apply = async (name: string, images: LabelledImages) =>
  (await PERTURBATIONS.find((perturbation) => perturbation.name === name)!.apply(images)).images;

/** One image of `size`, black but for one white pixel. */
function dot(size: number, x: number, y: number): LabelledImages {
  const images = new Uint8Array(size * size);
  images[y * size + x] = 255;
  return { images, labels: Uint8Array.of(0), names: ['dot'], count: 1, size };
}

test('shifts move by a tenth of the side in the direction of their name', async () => {
  for (const [name, x, y] of [
    ['shift left 10 %', 8, 10],
    ['shift right 10 %', 12, 10],
    ['shift up 10 %', 10, 8],
    ['shift down 10 %', 10, 12],
  ] as const) {
    expect((await apply(name, dot(20, 10, 10))).indexOf(255), name).toBe(y * 20 + x);
  }
});

test('positive rotation turns counter-clockwise', async () => {
  const turned = await apply('rotation +15°', dot(41, 36, 20));
  const brightest = turned.indexOf(Math.max(...turned));
  expect(Math.floor(brightest / 41)).toBeLessThan(18);
});

test('blur keeps the light and spreads it evenly', async () => {
  const blurred = await apply('blur σ 1 px', dot(15, 7, 7));
  const at = (x: number, y: number) => blurred[y * 15 + x];
  expect(blurred.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(240);
  expect([at(6, 7), at(7, 6), at(7, 8)]).toEqual([at(8, 7), at(8, 7), at(8, 7)]);
  expect(at(7, 7)).toBeGreaterThan(at(8, 7));
});

test('gamma below 1 brightens, above 1 darkens, black and white stay', async () => {
  const ramp = { ...dot(16, 0, 0), images: Uint8Array.from({ length: 256 }, (_, i) => i) };
  const [brighter, darker] = await Promise.all(['gamma 0.5', 'gamma 2'].map((name) => apply(name, ramp)));
  expect([brighter[0], brighter[64], brighter[255]]).toEqual([0, 128, 255]);
  expect([darker[0], darker[128], darker[255]]).toEqual([0, 64, 255]);
});

test('every perturbation changes the pixels a little, repeatably, and leaves the original alone', async () => {
  const images = tinyDataset(7).splits.Training!;
  const before = images.images.slice();
  for (const { name, apply: change } of PERTURBATIONS) {
    const changed = await change(images);
    expect(changed.images, name).not.toEqual(before);
    expect(changed.images, name).toEqual((await change(images)).images);
    expect(changed.labels).toBe(images.labels);
  }
  expect(images.images).toEqual(before);
});
