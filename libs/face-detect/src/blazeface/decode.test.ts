import { expect, test } from 'vitest';
import { decodeFaces, VALUES_PER_ANCHOR } from './decode.ts';

const anchors = Float32Array.of(0.5, 0.5, 0.25, 0.75);

/** One anchor's figures: everything 0 but what is given. */
function anchorValues(values: Record<number, number>): Float32Array {
  const raw = new Float32Array(VALUES_PER_ANCHOR);
  for (const [index, value] of Object.entries(values)) raw[Number(index)] = value;
  return raw;
}

function rawOf(...rows: Float32Array[]): Float32Array {
  return Float32Array.from(rows.flatMap((row) => [...row]));
}

test('offsets are input pixels from the centre of the anchor', () => {
  const raw = rawOf(anchorValues({ 0: -9 }), anchorValues({ 0: 2, 1: 12.8, 2: -12.8, 3: 64, 4: 32, 5: 6.4, 16: 128 }));
  const [face, ...more] = decodeFaces(raw, anchors, 128, 0.5);
  expect(more).toEqual([]);
  expect(face!.score).toBeCloseTo(1 / (1 + Math.exp(-2)));
  expect(face!.box.x).toBeCloseTo(0.25 + 0.1 - 0.25);
  expect(face!.box.y).toBeCloseTo(0.75 - 0.1 - 0.125);
  expect(face!.box.width).toBeCloseTo(0.5);
  expect(face!.box.height).toBeCloseTo(0.25);
  expect(face!.keypoints.map(({ name }) => name)).toEqual([
    'rightEye',
    'leftEye',
    'noseTip',
    'mouthCenter',
    'rightEarTragion',
    'leftEarTragion',
  ]);
  expect(face!.keypoints[0]!.x).toBeCloseTo(0.25 + 0.05);
  expect(face!.keypoints[5]!.y).toBeCloseTo(0.75 + 1);
});

test('keeps what reaches the score and drops what does not', () => {
  const raw = rawOf(anchorValues({ 0: Math.log(0.61 / 0.39) }), anchorValues({ 0: Math.log(0.59 / 0.41) }));
  expect(decodeFaces(raw, anchors, 128, 0.6).map(({ score }) => score)).toEqual([expect.closeTo(0.61)]);
});

test.each([
  ['a width below 0', { 3: -1, 4: 20 }],
  ['a height below 0', { 3: 20, 4: -1 }],
  ['no number as its width', { 3: NaN, 4: 20 }],
  ['no number as its height', { 3: 20, 4: NaN }],
])('a box with %s is no face, as in MediaPipe', (_, size) => {
  const raw = rawOf(anchorValues({ 0: 2, ...size }), anchorValues({ 0: 2, 3: 20, 4: 20 }));
  expect(decodeFaces(raw, anchors, 128, 0.5)).toHaveLength(1);
});

test('a broken output (NaN) is no face', () => {
  expect(decodeFaces(rawOf(anchorValues({ 0: NaN }), anchorValues({ 0: NaN })), anchors, 128, 0.5)).toEqual([]);
});
