import { expect, test } from 'vitest';
import { detectionOutput } from './detection-output.ts';

/** Two priors, of .2 × .4 around (.5, .5) and around (.52, .5). */
const priors = Float32Array.from([0.5, 0.5, 0.2, 0.4, 0.52, 0.5, 0.2, 0.4]);
const options = { minScore: 0.5, overlap: 0.45 };

/** [logit, dx, dy, dw, dh] each. */
const raw = (...rows: number[][]) => Float32Array.from(rows.flat());

test('moves and stretches the prior box by its offsets and their variances', () => {
  const [face, ...more] = detectionOutput(raw([2, 1, -1, 1, 0], [-5, 0, 0, 0, 0]), priors, options);
  expect(more).toEqual([]);
  expect(face!.score).toBeCloseTo(1 / (1 + Math.exp(-2)));
  const width = 0.2 * Math.exp(0.2);
  expect(face!.box).toEqual({
    x: expect.closeTo(0.52 - width / 2, 5),
    y: expect.closeTo(0.46 - 0.2, 5),
    width: expect.closeTo(width, 5),
    height: expect.closeTo(0.4, 5),
  });
});

test('of two overlapping boxes the more certain one stays', () => {
  const faces = detectionOutput(raw([1, 0, 0, 0, 0], [3, 0, 0, 0, 0]), priors, options);
  expect(faces).toHaveLength(1);
  expect(faces[0]!.box.x).toBeCloseTo(0.42);
});

test('boxes that overlap less than the limit both stay, most certain first', () => {
  const faces = detectionOutput(raw([1, 0, 0, 0, 0], [3, 0, 0, 0, 0]), priors, { ...options, overlap: 0.9 });
  expect(faces.map(({ box }) => box.x)).toEqual([expect.closeTo(0.42, 5), expect.closeTo(0.4, 5)]);
});

test('a score right at the limit counts', () => {
  expect(detectionOutput(raw([0, 0, 0, 0, 0], [-0.01, 0, 0, 0, 0]), priors, options)).toHaveLength(1);
});
