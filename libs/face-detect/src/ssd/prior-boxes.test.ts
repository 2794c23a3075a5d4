import { expect, test } from 'vitest';
import { createPriorBoxes } from './prior-boxes.ts';
import { RES10_HEADS } from './res10-layers.ts';

test('the res10 detector has 8892 boxes: 38² · 4 + (19² + 10² + 5²) · 6 + 2 · 5² · 4', () => {
  expect(createPriorBoxes(RES10_HEADS)).toHaveLength(4 * 8892);
});

test('a cell has two squares and each aspect ratio both ways, in fractions of 300 pixels', () => {
  const head = { name: '', input: '', cells: 2, step: 150, minSize: 30, maxSize: 120, aspectRatios: [4] };
  const boxes = createPriorBoxes([head]);
  const rows = Array.from({ length: 4 }, (_, index) => Array.from(boxes.subarray(index * 4, index * 4 + 4)));
  const sizes = [
    [30, 30],
    [60, 60],
    [60, 15],
    [15, 60],
  ];
  rows.forEach((row, index) => {
    const [width, height] = sizes[index]!;
    expect(row).toEqual([75, 75, width!, height!].map((value) => expect.closeTo(value / 300, 6)));
  });
  // The second cell is to the right of the first, the third below it.
  expect(boxes[4 * 4]).toBeCloseTo(225 / 300);
  expect(boxes[8 * 4 + 1]).toBeCloseTo(225 / 300);
});
