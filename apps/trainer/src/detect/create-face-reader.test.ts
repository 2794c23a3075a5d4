import type { FaceDetector } from '@howifeel/face-detect';
import type { Classifier } from '@howifeel/fer-models';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { createFaceReader } from './create-face-reader.ts';

const crop = { margin: 0, offset: { x: 0, y: 0 }, alignRoll: false };
const networkOf = (size: number) => ({ kind: 'classifier', input: { crop, size } });

const detector: FaceDetector = {
  name: 'fake',
  detect: async () => [{ box: { x: 8, y: 8, width: 16, height: 16 }, score: 0.9, keypoints: [] }],
  warmUp: async () => undefined,
  dispose: () => undefined,
};
const frame = { width: 64, height: 48, pixels: new Uint8Array(64 * 48 * 3), seconds: 0 };

beforeAll(() => tf.setBackend('cpu'));

test.each([
  ['a network', networkOf(96)],
  ['an ensemble', { kind: 'ensemble', members: [{ manifest: networkOf(96) }, { manifest: networkOf(80) }] }],
])('%s with a larger input sees faces of the size that it learnt from', async (_, manifest) => {
  let shape: number[] = [];
  const predict = (crops: tf.Tensor4D) => {
    shape = crops.shape;
    return tf.zeros([crops.shape[0], 7]);
  };
  const tensors = tf.memory().numTensors;
  const read = createFaceReader({ detector, classifier: { manifest, predict } as unknown as Classifier }, 'picture');
  expect(await read(frame)).toHaveLength(1);
  expect(shape).toEqual([1, 48, 48, 3]);
  expect(tf.memory().numTensors).toBe(tensors);
});
