import { expect, test } from 'vitest';
import type { KeypointName } from '../face/face.ts';
import { faceSimilarity } from './face-similarity.ts';

const face = (x: number, noseX: number, name: KeypointName = 'noseTip') => ({
  box: { x, y: 0, width: 100, height: 100 },
  keypoints: [{ name, x: noseX, y: 50 }],
});

test('the same face is 1, one far away 0', () => {
  expect(faceSimilarity(face(0, 50), face(0, 50))).toBe(1);
  expect(faceSimilarity(face(0, 50), face(500, 550))).toBe(0);
});

test('of equal boxes the nearer keypoints decide', () => {
  expect(faceSimilarity(face(0, 50), face(0, 55))).toBeCloseTo(0.95);
  expect(faceSimilarity(face(0, 50), face(0, 75))).toBeCloseTo(0.75);
});

test('without common keypoints it is the overlap', () => {
  expect(faceSimilarity(face(0, 50), face(50, 50, 'leftEye'))).toBeCloseTo(1 / 3);
});
