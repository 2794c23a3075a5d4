import { expect, test } from 'vitest';
import type { Face } from '../face/face.ts';
import { weightedNms } from './weighted-nms.ts';

function faceAt(x: number, score: number): Face {
  return { score, box: { x, y: 0, width: 10, height: 10 }, keypoints: [{ name: 'noseTip', x: x + 5, y: 5 }] };
}

test('overlapping detections become one, weighted by score', () => {
  const [face, ...more] = weightedNms([faceAt(2, 0.3), faceAt(0, 0.9)], 0.3);
  expect(more).toEqual([]);
  expect(face!.score).toBe(0.9);
  expect(face!.box.x).toBeCloseTo((2 * 0.3) / 1.2);
  expect(face!.box.width).toBeCloseTo(10);
  expect(face!.keypoints[0]!.x).toBeCloseTo((7 * 0.3 + 5 * 0.9) / 1.2);
});

test('faces apart stay apart, most certain first', () => {
  const faces = weightedNms([faceAt(0, 0.6), faceAt(50, 0.8), faceAt(8, 0.7)], 0.3);
  expect(faces.map(({ score }) => score)).toEqual([0.8, 0.7, 0.6]);
});

test('a chain merges only what overlaps its most certain link', () => {
  const faces = weightedNms([faceAt(0, 0.9), faceAt(5, 0.6), faceAt(10, 0.8)], 0.3);
  expect(faces.map(({ score }) => score)).toEqual([0.9, 0.8]);
  expect(faces[1]!.box.x).toBe(10);
});

test('nothing in, nothing out', () => {
  expect(weightedNms([], 0.3)).toEqual([]);
});
