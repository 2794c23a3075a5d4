import { expect, test } from 'vitest';
import { faceFromSquare, letterboxSquare } from './letterbox.ts';

const square = letterboxSquare(640, 480);

test('a wide image gets bars above and below', () => {
  expect(square).toEqual({ cx: 320, cy: 240, side: 640 });
});

test('fractions of the square become pixels of the image', () => {
  const face = faceFromSquare(
    {
      score: 1,
      box: { x: 0.5, y: 0.5, width: 0.25, height: 0.125 },
      keypoints: [{ name: 'noseTip', x: 0, y: 0.125 }],
    },
    square,
  );
  expect(face.box).toEqual({ x: 320, y: 240, width: 160, height: 80 });
  expect(face.keypoints).toEqual([{ name: 'noseTip', x: 0, y: 0 }]);
});
