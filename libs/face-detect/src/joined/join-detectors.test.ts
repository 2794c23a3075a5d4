import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createBlazeFace } from '../blazeface/create-blazeface.ts';
import { cropRectangle } from '../crop/crop-rectangle.ts';
import type { FaceDetector } from '../face/face-detector.ts';
import type { Face } from '../face/face.ts';
import { readDetectorFile } from '../testing/detector-file.ts';
import { hasSharedClips, readSharedClip } from '../testing/shared-clip.ts';
import { hasSharedPhotos, readSharedPhoto } from '../testing/shared-photos.ts';
import { createTracker, type Track } from '../tracking/create-tracker.ts';
import { joinDetectors } from './join-detectors.ts';

const faceAt = (x: number, score: number): Face => ({
  box: { x, y: 0, width: 10, height: 20 },
  score,
  keypoints: [],
});

/** Finds what it is given. */
const detectorOf = (faces: Face[], framing?: FaceDetector['framing']): FaceDetector => ({
  name: 'fake',
  ...(framing && { framing }),
  detect: vi.fn(async () => faces),
  warmUp: vi.fn(async () => undefined),
  dispose: vi.fn(),
});

const image = () => tf.zeros<tf.Rank.R3>([4, 4, 3]);

describe('joined', () => {
  beforeAll(() => tf.setBackend('wasm'));

  test('what both find is the first one’s; what only one finds is there too; the most certain first', async () => {
    const joined = joinDetectors(
      detectorOf([faceAt(0, 0.6), faceAt(100, 0.7)]),
      detectorOf([faceAt(1, 0.9), faceAt(200, 0.8)]),
    );
    const faces = await joined.detect(image());
    expect(faces.map(({ box, score }) => [box.x, score])).toEqual([
      [200, 0.8],
      [100, 0.7],
      [0, 0.6],
    ]);
    expect(await joined.detect(image(), { maxFaces: 1 })).toHaveLength(1);
  });

  test('a model looks at the same square as if the second detector had been asked alone', async () => {
    const framing = { scale: 1.1, offset: { x: 0.02, y: 0.05 } };
    const found = faceAt(200, 0.8);
    const [face] = await joinDetectors(detectorOf([]), detectorOf([found], framing)).detect(image());
    const rule = { margin: 0.05, offset: { x: 0, y: -0.12 }, alignRoll: false };
    const [joined, alone] = [cropRectangle(face!, rule), cropRectangle(found, rule, framing)];
    expect(joined.cx).toBeCloseTo(alone.cx);
    expect(joined.cy).toBeCloseTo(alone.cy);
    expect(joined.side).toBeCloseTo(alone.side);
  });

  test('both get the options, and both are warmed up and ended', async () => {
    const [first, second] = [detectorOf([]), detectorOf([])];
    const joined = joinDetectors(first, second);
    await joined.detect(image(), { search: true });
    await joined.warmUp();
    joined.dispose();
    for (const each of [first, second]) {
      expect(each.detect).toHaveBeenCalledWith(expect.anything(), { search: true });
      expect(each.warmUp).toHaveBeenCalledOnce();
      expect(each.dispose).toHaveBeenCalledOnce();
    }
  });
});

describe.skipIf(!hasSharedPhotos())('both ranges of BlazeFace', () => {
  let detector: FaceDetector;
  beforeAll(async () => {
    await tf.setBackend('wasm');
    detector = joinDetectors(
      await createBlazeFace(readDetectorFile('face_detection_short_range.tflite')),
      await createBlazeFace(readDetectorFile('face_detection_full_range.tflite')),
    );
  });
  afterAll(() => detector.dispose());

  test.each([
    ['multi_face.jpg', 5],
    ['single_face.jpg', 1],
    ['free-mountain-vector-01.jpg', 0],
  ])('%s: %i', async (photo, count) => {
    const picture = await readSharedPhoto(`pyfeat/${photo}`);
    const faces = await detector.detect(picture, { search: true });
    picture.dispose();
    expect(faces).toHaveLength(count);
  });

  test.skipIf(!hasSharedClips()).each([
    ['grid/bbaf2n.mpg', { width: 360, height: 288 }, 1],
    ['grid/lwbsza.mpg', { width: 360, height: 288 }, 1],
    ['pyfeat/no_face.mp4', { width: 640, height: 360 }, 0],
  ])('%s: as many tracks as people', async (path, size, people) => {
    const tracker = createTracker();
    const frames: (readonly Track[])[] = [];
    for (const frame of readSharedClip(path, size, 5)) {
      frames.push(tracker.update(await detector.detect(frame), frames.length * 200));
      frame.dispose();
    }
    expect(new Set(frames.flatMap((tracks) => tracks.map(({ id }) => id))).size).toBe(people);
  });
});
