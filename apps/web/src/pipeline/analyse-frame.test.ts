import { createTracker, createTrackSmoother, memoryPicture, type Face, type FaceDetector } from '@howifeel/face-detect';
import type { Classifier } from '@howifeel/fer-models';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { analyseFrame, type FrameMemory } from './analyse-frame.ts';

const WIDTH = 64;
const HEIGHT = 48;
const crop = { margin: 0, offset: { x: 0, y: 0 }, alignRoll: false };

/** A dark frame whose left half is bright. */
const pixelsOf = (width: number, height: number) =>
  memoryPicture({
    width,
    height,
    data: new Uint8Array(width * height * 4).map((_, index) => ((index / 4) % width < width / 2 ? 255 : 0)),
  });
const pixels = pixelsOf(WIDTH, HEIGHT);
/** Frames that were taken and not given back. */
let open = 0;
const read = () => {
  open++;
  return { ...pixels, dispose: () => void open-- };
};
const faceAt = (x: number): Face => ({ box: { x, y: 16, width: 16, height: 16 }, score: 0.9, keypoints: [] });

/** Sides of the crops that were classified last. */
let cropSides: number[] = [];

/** Happy where the crop is bright, sad where it is dark: shows that each face gets the reading of its own crop. */
const classifier = {
  manifest: { kind: 'classifier', input: { crop, size: 96 } },
  predict: (crops: tf.Tensor4D) =>
    tf.tidy(() => {
      cropSides = crops.shape.slice(1, 3);
      const happy = tf.div(tf.mean(crops, [1, 2, 3]), 255);
      const none = tf.zerosLike(happy);
      return tf.stack([none, none, none, happy, none, tf.sub(1, happy), none], 1);
    }),
} as unknown as Classifier;

/** Finds the faces that the test gives, frame by frame, and makes a tensor as a real one would. */
function detectorOf(frames: Face[][]): FaceDetector {
  return {
    name: 'fake',
    detect: async () => {
      const output = tf.ones([2]);
      await output.data();
      output.dispose();
      return frames.shift() ?? [];
    },
    warmUp: async () => undefined,
    dispose: () => undefined,
  };
}

const newMemory = (): FrameMemory => ({
  tracker: createTracker({ smoothing: false }),
  smoother: createTrackSmoother(),
});

beforeAll(() => tf.setBackend('cpu'));

test('each face gets the reading of its own crop, under a track of its own', async () => {
  const detector = detectorOf([[faceAt(8), faceAt(40)]]);
  const { faces, width, height } = await analyseFrame(read, 0, { detector, classifier }, newMemory());
  expect([width, height]).toEqual([WIDTH, HEIGHT]);
  expect(faces.map((face) => face.raw![3])).toEqual([expect.closeTo(1, 3), expect.closeTo(0, 3)]);
  expect(new Set(faces.map((face) => face.track)).size).toBe(2);
});

test('a network of any size sees faces of the size that it learnt from', async () => {
  await analyseFrame(read, 0, { detector: detectorOf([[faceAt(8)]]), classifier }, newMemory());
  expect(cropSides).toEqual([48, 48]);
});

test('a frame without the face is bridged, and not counted as a reading', async () => {
  const memory = newMemory();
  const detector = detectorOf([[faceAt(8)], [], [faceAt(8)]]);
  const networks = { detector, classifier };
  const [first] = (await analyseFrame(read, 0, networks, memory)).faces;
  const [bridged] = (await analyseFrame(read, 33, networks, memory)).faces;
  const [again] = (await analyseFrame(read, 66, networks, memory)).faces;
  expect(bridged).toEqual({ ...first, raw: null });
  expect(again!.track).toBe(first!.track);
  expect(again!.raw).not.toBeNull();
});

test('a smaller frame of the same source goes on with the same track, and is told in the same pixels', async () => {
  const memory = newMemory();
  const half = (face: Face): Face => ({ ...face, box: { x: face.box.x / 2, y: 8, width: 8, height: 8 } });
  const detector = detectorOf([[faceAt(8)], [half(faceAt(8)), half(faceAt(40))]]);
  const networks = { detector, classifier };
  const [first] = (await analyseFrame(read, 0, networks, memory)).faces;
  const small = { ...pixelsOf(WIDTH / 2, HEIGHT / 2), dispose: () => undefined };
  const reading = await analyseFrame(() => small, 33, networks, memory);
  expect([reading.width, reading.height]).toEqual([WIDTH, HEIGHT]);
  expect(reading.faces[0]).toMatchObject({ track: first!.track, box: first!.box });
  expect(reading.faces.map((face) => face.raw![3])).toEqual([expect.closeTo(1, 3), expect.closeTo(0, 3)]);
});

test('a hundred frames leave no tensor behind, whatever is in them', async () => {
  const memory = newMemory();
  const frames = Array.from({ length: 100 }, (_, index) => [[], [faceAt(8)], [faceAt(8), faceAt(40)]][index % 3]!);
  const networks = { detector: detectorOf(frames), classifier };
  const before = tf.memory().numTensors;
  for (let frame = 0; frame < 100; frame++) await analyseFrame(read, frame * 33, networks, memory);
  expect(tf.memory().numTensors).toBe(before);
  expect(open).toBe(0);
});

test('a detector that fails leaves no tensor behind either', async () => {
  const detector = { ...detectorOf([]), detect: () => Promise.reject(new Error('broken')) };
  const before = tf.memory().numTensors;
  await expect(analyseFrame(read, 0, { detector, classifier }, newMemory())).rejects.toThrow('broken');
  expect(tf.memory().numTensors).toBe(before);
  expect(open).toBe(0);
});
