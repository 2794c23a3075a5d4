import { expect, test } from 'vitest';
import { placeLabel } from './place-label.ts';

const stage = { width: 400, height: 300 };

test('above the face while there is room', () => {
  expect(placeLabel({ x: 100, y: 60, width: 100, height: 120 }, stage).side).toBe('above');
});

test('below a face at the upper edge, as long as the controls are not reached', () => {
  expect(placeLabel({ x: 100, y: 20, width: 100, height: 140 }, stage).side).toBe('below');
  expect(placeLabel({ x: 100, y: 20, width: 100, height: 150 }, stage).side).toBe('inside');
});

test('inside a close-up, on the part of it that is seen', () => {
  expect(placeLabel({ x: 50, y: 20, width: 300, height: 270 }, stage)).toMatchObject({ side: 'inside', inset: 10 });
  expect(placeLabel({ x: 50, y: -35, width: 300, height: 370 }, stage)).toMatchObject({ side: 'inside', inset: 45 });
});

test('from the centre of a face at the side, little is left to that side', () => {
  expect(placeLabel({ x: -20, y: 60, width: 100, height: 120 }, stage)).toMatchObject({ from: -20, to: 360 });
  expect(placeLabel({ x: 320, y: 60, width: 100, height: 120 }, stage)).toMatchObject({ from: -360, to: 20 });
});
