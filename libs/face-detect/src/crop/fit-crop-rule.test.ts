import { expect, test } from 'vitest';
import { cropRectangle } from './crop-rectangle.ts';
import { fitCropRule } from './fit-crop-rule.ts';

const rule = { margin: 0.15, offset: { x: 0.02, y: -0.1 }, alignRoll: false };
const boxes = [
  { x: 10, y: 20, width: 100, height: 80 },
  { x: 300, y: 90, width: 60, height: 70 },
];

test('recovers the rule that made the squares', () => {
  const framings = boxes.map((box) => ({ box, square: cropRectangle({ box, keypoints: [] }, rule) }));
  const fitted = fitCropRule(framings);
  expect(fitted.rule.margin).toBeCloseTo(0.15);
  expect(fitted.rule.offset.x).toBeCloseTo(0.02);
  expect(fitted.rule.offset.y).toBeCloseTo(-0.1);
  for (const error of [fitted.sideError, fitted.xError, fitted.yError]) expect(error).toBeCloseTo(0);
});

test('errors are fractions of the side', () => {
  const box = { x: 0, y: 0, width: 100, height: 100 };
  const square = (cx: number, side: number) => ({ box, square: { cx, cy: 50, side } });
  const fitted = fitCropRule([square(40, 100), square(60, 100)]);
  expect(fitted).toMatchObject({ sideError: 0, xError: expect.closeTo(0.1), yError: 0 });
});

test('says what is missing', () => {
  expect(() => fitCropRule([])).toThrow(/found no face/);
});

test('twice too large and half as large cancel', () => {
  const framing = (size: number) => ({
    box: { x: -size / 2, y: -size / 2, width: size, height: size },
    square: { cx: 0, cy: 0, side: 100 },
  });
  const fitted = fitCropRule([framing(50), framing(200)]);
  expect(fitted.rule.margin).toBeCloseTo(0);
  expect(fitted.sideError).toBeCloseTo(Math.log(2));
});
