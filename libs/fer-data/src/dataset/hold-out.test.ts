import { expect, test } from 'vitest';
import type { LabelledImages } from './dataset.ts';
import { holdOut } from './hold-out.ts';

const labels = Uint8Array.from({ length: 60 }, (_, i) => (i < 40 ? 0 : 3));
const data: LabelledImages = {
  images: Uint8Array.from({ length: 60 * 4 }, (_, i) => Math.floor(i / 4)),
  labels,
  names: Array.from(labels, (_, i) => String(i)),
  count: 60,
  size: 2,
};

test('a tenth of every class is held out, nothing is lost or in both parts', () => {
  const { kept, heldOut } = holdOut(data, 0.1, 1);
  expect([...heldOut.labels]).toEqual([0, 0, 0, 0, 3, 3]);
  expect([...kept.names, ...heldOut.names].sort()).toEqual([...data.names].sort());
  for (const [i, name] of heldOut.names.entries()) expect(heldOut.images[i * 4 + 3]).toBe(Number(name));
});

test('the seed decides which', () => {
  const names = (seed: number) => holdOut(data, 0.1, seed).heldOut.names;
  expect(names(1)).toEqual(names(1));
  expect(names(1)).not.toEqual(names(2));
});

test('copies of an image are on one side, whatever their labels, and the parts keep their sizes', () => {
  // 20 images, each twice under label 0 and once under label 3.
  const images = data.images.map((_, i) => Math.floor(i / 4) % 20);
  for (const seed of [1, 2, 3]) {
    const { kept, heldOut } = holdOut({ ...data, images }, 0.2, seed);
    const levels = new Set(kept.images);
    expect([...heldOut.images].filter((level) => levels.has(level))).toEqual([]);
    expect([kept.count, heldOut.count]).toEqual([48, 12]);
  }
});
