import { expect, test } from 'vitest';
import { cropRectangle } from './crop-rectangle.ts';

const box = { x: 100, y: 200, width: 80, height: 100 };
const upright = { margin: 0, offset: { x: 0, y: 0 }, alignRoll: false };

test('a square on the longer side around the middle of the box', () => {
  expect(cropRectangle({ box, keypoints: [] }, upright)).toEqual({ cx: 140, cy: 250, side: 100, angle: 0 });
});

test('margin on every side, offset in sides of the crop', () => {
  const rule = { ...upright, margin: 0.25, offset: { x: 0.1, y: -0.2 } };
  expect(cropRectangle({ box, keypoints: [] }, rule)).toEqual({ cx: 155, cy: 220, side: 150, angle: 0 });
});

test('a negative margin cuts into the box', () => {
  expect(cropRectangle({ box, keypoints: [] }, { ...upright, margin: -0.1 }).side).toBeCloseTo(80);
});

test('aligned, the crop and its offset turn with the eyes', () => {
  // The left eye straight below the right one: the head lies on its side, its down is the picture's left.
  const keypoints = [
    { name: 'rightEye', x: 140, y: 230 },
    { name: 'leftEye', x: 140, y: 270 },
  ] as const;
  const rule = { margin: 0, offset: { x: 0, y: 0.1 }, alignRoll: true };
  const { cx, cy, angle } = cropRectangle({ box, keypoints }, rule);
  expect(angle).toBeCloseTo(Math.PI / 2);
  expect(cx).toBeCloseTo(130);
  expect(cy).toBeCloseTo(250);
});

test('without eyes a face counts as upright', () => {
  expect(cropRectangle({ box, keypoints: [] }, { ...upright, alignRoll: true }).angle).toBe(0);
});

test("another detector's boxes are first brought to the framing that rules are stated for", () => {
  const framing = { scale: 0.8, offset: { x: 0.1, y: 0.2 } };
  const rule = { ...upright, margin: 0.25, offset: { x: 0, y: -0.1 } };
  const { cx, cy, side } = cropRectangle({ box, keypoints: [] }, rule, framing);
  expect([cx, cy, side]).toEqual([150, 258, 120].map((value) => expect.closeTo(value, 6)));
});
