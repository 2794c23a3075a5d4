import { expect, test } from 'vitest';
import type { Face } from '../face/face.ts';
import { closeUp, doubtfulFaces, searchSquares } from './second-look.ts';

const faceAt = (x: number, score: number): Face => ({
  box: { x, y: 0, width: 10, height: 10 },
  score,
  keypoints: [],
});

test('doubtful is what is below the threshold and no part of a sure face', () => {
  const seen = [faceAt(0, 0.9), faceAt(1, 0.3), faceAt(50, 0.2), faceAt(51, 0.4), faceAt(90, 0.6)];
  const doubtful = doubtfulFaces(seen, [seen[0]!, seen[4]!], 0.5, 0.3);
  expect(doubtful).toHaveLength(1);
  expect(doubtful[0]!.score).toBe(0.4);
  expect(doubtful[0]!.box.x).toBeGreaterThan(50);
});

test('a busy picture costs a bounded second pass: the four most certain', () => {
  const seen = Array.from({ length: 9 }, (_, i) => faceAt(i * 20, 0.2 + i / 100));
  expect(doubtfulFaces(seen, [], 0.5, 0.3).map(({ score }) => score)).toEqual([0.28, 0.27, 0.26, 0.25]);
});

test('a close-up lies around the face', () => {
  expect(closeUp({ box: { x: 10, y: 20, width: 40, height: 30 }, score: 0.3, keypoints: [] })).toEqual({
    cx: 30,
    cy: 35,
    side: 80,
  });
});

test.each([
  [640, 480],
  [480, 640],
  [480, 480],
  [1920, 300],
])(
  'search squares of %i × %i stay inside, and every face of a third of the shorter side lies in one',
  (width, height) => {
    const squares = searchSquares(width, height);
    const face = Math.min(width, height) / 3;
    for (const { cx, cy, side } of squares) {
      expect(cx - side / 2).toBeGreaterThan(-1);
      expect(cy + side / 2).toBeLessThan(height + 1);
    }
    for (let x = 0; x <= width - face; x += 7) {
      for (let y = 0; y <= height - face; y += 7) {
        const holds = squares.some(
          ({ cx, cy, side }) =>
            cx - side / 2 <= x + 0.01 &&
            cx + side / 2 >= x + face - 0.01 &&
            cy - side / 2 <= y + 0.01 &&
            cy + side / 2 >= y + face - 0.01,
        );
        expect(holds).toBe(true);
      }
    }
  },
);
