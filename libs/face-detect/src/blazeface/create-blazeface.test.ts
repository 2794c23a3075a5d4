import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Keypoint } from '../face/face.ts';
import type { Picture } from '../sampling/picture.ts';
import { readDetectorFile } from '../testing/detector-file.ts';
import { drawMeanFace, MEAN_FACES } from '../testing/mean-faces.ts';
import { createBlazeFace } from './create-blazeface.ts';

const shortRange = () => readDetectorFile('face_detection_short_range.tflite');

beforeAll(async () => {
  await tf.setBackend('wasm');
});

test.each(MEAN_FACES)('finds the mean %s face where it was drawn', async (emotion) => {
  const detector = await createBlazeFace(shortRange());
  const frame = drawMeanFace(emotion, { left: 150, top: 90, side: 240 });
  const [face, ...more] = await detector.detect(frame);
  frame.dispose();
  detector.dispose();

  expect(more).toEqual([]);
  expect(face!.score).toBeGreaterThan(0.75);
  const { x, y, width, height } = face!.box;
  expect(Math.abs(x + width / 2 - 270)).toBeLessThan(20);
  expect(Math.abs(y + height / 2 - 210)).toBeLessThan(45);
  expect(width).toBeGreaterThan(140);
  expect(width).toBeLessThan(260);

  const [rightEye, leftEye, nose, mouth] = [...face!.keypoints] as [Keypoint, Keypoint, Keypoint, Keypoint];
  expect(rightEye.x).toBeLessThan(nose.x);
  expect(leftEye.x).toBeGreaterThan(nose.x);
  expect(rightEye.y).toBeLessThan(nose.y);
  expect(mouth.y).toBeGreaterThan(nose.y);
});

test('cpu and wasm find the same face', async () => {
  const found = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const detector = await createBlazeFace(shortRange());
    const frame = drawMeanFace('happy', { left: 40, top: 200, side: 200 });
    found.push(...(await detector.detect(frame)));
    frame.dispose();
    detector.dispose();
  }
  const [cpu, wasm] = found;
  expect(found).toHaveLength(2);
  expect(wasm!.score).toBeCloseTo(cpu!.score, 4);
  expect(wasm!.box.x).toBeCloseTo(cpu!.box.x, 2);
  expect(wasm!.box.height).toBeCloseTo(cpu!.box.height, 2);
});

test('keeps the number of tensors over 100 detections, and gives all back', async () => {
  const empty = tf.memory().numTensors;
  const detector = await createBlazeFace(shortRange());
  const frame = drawMeanFace('surprise', { left: 150, top: 90, side: 240 });
  await detector.warmUp();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 100; i++) await detector.detect(frame);
  expect(tf.memory().numTensors).toBe(before);
  frame.dispose();
  detector.dispose();
  expect(tf.memory().numTensors).toBe(empty);
});

describe('options', () => {
  test('minScore and maxFaces', async () => {
    const detector = await createBlazeFace(shortRange(), { minScore: 0.01 });
    const frame = drawMeanFace('neutral', { left: 150, top: 90, side: 240 });
    const all = await detector.detect(frame);
    const best = await detector.detect(frame, { maxFaces: 1 });
    const certain = await detector.detect(frame, { minScore: 0.99 });
    frame.dispose();
    detector.dispose();
    expect(all.length).toBeGreaterThan(1);
    expect(best).toEqual(all.slice(0, 1));
    expect(certain).toEqual([]);
  });
});

describe('closer looks', () => {
  /** As wide as a face two metres away. */
  const small = { left: 420, top: 300, side: 64 };

  test('a face too small for one look is found by a search', async () => {
    const detector = await createBlazeFace(shortRange());
    const frame = drawMeanFace('angry', small);
    const once = await detector.detect(frame);
    const [face, ...more] = await detector.detect(frame, { search: true });
    frame.dispose();
    detector.dispose();
    expect(once).toEqual([]);
    expect(more).toEqual([]);
    expect(Math.hypot(face!.box.x + face!.box.width / 2 - 452, face!.box.y + face!.box.height / 2 - 332)).toBeLessThan(
      15,
    );
  });

  test('regions: what lies in two of them is one face, what lies in none is not seen', async () => {
    const detector = await createBlazeFace(shortRange());
    const frame = drawMeanFace('neutral', { left: 150, top: 90, side: 240 });
    const around = [280, 260].map((cx) => ({ cx, cy: 210, side: 400 }));
    const faces = await detector.detect(frame, { regions: around });
    const elsewhere = await detector.detect(frame, { regions: [{ cx: 560, cy: 80, side: 120 }] });
    const nowhere = await detector.detect(frame, { regions: [] });
    frame.dispose();
    detector.dispose();
    expect(faces).toHaveLength(1);
    expect(Math.abs(faces[0]!.box.x + faces[0]!.box.width / 2 - 270)).toBeLessThan(20);
    expect(elsewhere).toEqual([]);
    expect(nowhere).toEqual([]);
  });

  test('a doubtful face is confirmed by a second look', async () => {
    const [once, twice] = await Promise.all([
      createBlazeFace(shortRange(), { secondLook: false }),
      createBlazeFace(shortRange()),
    ]);
    const frame = drawMeanFace('surprise', { left: 300, top: 200, side: 90 });
    const doubtful = await once.detect(frame, { minScore: 0.15 });
    const first = await once.detect(frame);
    const second = await twice.detect(frame);
    frame.dispose();
    once.dispose();
    twice.dispose();
    expect(doubtful[0]!.score).toBeLessThan(0.5);
    expect(first).toEqual([]);
    expect(second).toHaveLength(1);
    expect(second[0]!.score).toBeGreaterThan(0.7);
  });
});

test('a strict minScore raises no score: a face that looks only confirm together is not found', async () => {
  const detector = await createBlazeFace(shortRange());
  const frame = drawMeanFace('surprise', { left: 500, top: 100, side: 60 });
  const usual = await detector.detect(frame);
  const strict = await detector.detect(frame, { minScore: 0.8 });
  frame.dispose();
  detector.dispose();
  expect(usual).toHaveLength(1);
  expect(usual[0]!.score).toBeLessThan(0.6);
  expect(strict).toEqual([]);
});

test('a search of a long strip looks into a bounded number of squares at once', async () => {
  const detector = await createBlazeFace(shortRange());
  const passes: number[] = [];
  const strip: Picture = {
    width: 200,
    height: 2000,
    sample: (squares, { size }) => {
      passes.push(squares.length);
      return tf.zeros([squares.length, size, size, 3]);
    },
    toTensor: () => tf.zeros([2000, 200, 3]),
  };
  await detector.detect(strip, { search: true });
  detector.dispose();
  expect(passes.slice(-3)).toEqual([32, 32, 13]);
});

describe('weights', () => {
  test('a flipped bit is refused', async () => {
    const file = shortRange();
    file[100_000]! ^= 1;
    await expect(createBlazeFace(file)).rejects.toThrow(/not the file that was published: its SHA-256 is [0-9a-f]{64}/);
  });

  test('other weights are taken where verification is switched off', async () => {
    const file = shortRange();
    file[100_000]! ^= 1;
    const detector = await createBlazeFace(file.buffer, { verify: false });
    expect(detector.name).toBe('blazeface-short-range');
    detector.dispose();
  });

  test('an image too small for a face is named', async () => {
    const detector = await createBlazeFace(shortRange());
    const image = tf.zeros<tf.Rank.R3>([1, 1, 3]);
    await expect(detector.detect(image)).rejects.toThrow(/1 × 1 pixels/);
    image.dispose();
    detector.dispose();
  });
});
