import { expect, test } from 'vitest';
import { createAnchors } from './anchors.ts';
import { BLAZEFACE_VARIANTS } from './variants.ts';

const [shortRange, fullRange] = BLAZEFACE_VARIANTS.map(createAnchors) as [Float32Array, Float32Array];

test('short range: 16 × 16 cells of two, then 8 × 8 of six', () => {
  expect(shortRange).toHaveLength(2 * 896);
  const centers = (anchor: number) => [...shortRange.subarray(2 * anchor, 2 * anchor + 2)];
  expect(centers(0)).toEqual([0.5 / 16, 0.5 / 16]);
  expect(centers(1)).toEqual([0.5 / 16, 0.5 / 16]);
  expect(centers(2)).toEqual([1.5 / 16, 0.5 / 16]);
  expect(centers(32)).toEqual([0.5 / 16, 1.5 / 16]);
  expect(centers(511)).toEqual([15.5 / 16, 15.5 / 16]);
  expect(centers(512)).toEqual([0.5 / 8, 0.5 / 8]);
  expect(centers(895)).toEqual([7.5 / 8, 7.5 / 8]);
});

test('full range: 48 × 48 cells of one', () => {
  expect(fullRange).toHaveLength(2 * 2304);
  expect(fullRange[2 * 49]).toBeCloseTo(1.5 / 48);
  expect(fullRange[2 * 49 + 1]).toBeCloseTo(1.5 / 48);
});
