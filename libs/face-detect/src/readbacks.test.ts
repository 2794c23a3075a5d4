import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, expect, test, vi } from 'vitest';
import { createBlazeFace } from './blazeface/create-blazeface.ts';
import { cropFaces } from './crop/crop-faces.ts';
import { cropRectangle } from './crop/crop-rectangle.ts';
import { readDetectorFile } from './testing/detector-file.ts';
import { drawMeanFace } from './testing/mean-faces.ts';

beforeEach(async () => {
  await tf.setBackend('wasm');
});

/** Counts what leaves the device while `work` runs: asynchronous reads and those that stop the thread. */
async function countReads(work: () => Promise<unknown>): Promise<{ asynchronous: number; blocking: number }> {
  const read = vi.spyOn(tf.backend(), 'read');
  const readSync = vi.spyOn(tf.backend(), 'readSync');
  await work();
  // On wasm an asynchronous read ends in a blocking one of its own.
  const asynchronous = read.mock.calls.length;
  const reads = { asynchronous, blocking: readSync.mock.calls.length - asynchronous };
  vi.restoreAllMocks();
  return reads;
}

test('detection reads back once, asynchronously; crops of several faces, upright or rolled, never', async () => {
  const detector = await createBlazeFace(readDetectorFile('face_detection_short_range.tflite'));
  const frame = drawMeanFace('happy', { left: 150, top: 90, side: 240 });
  const [face] = await detector.detect(frame);
  expect(await countReads(() => detector.detect(frame))).toEqual({ asynchronous: 1, blocking: 0 });
  const empty = tf.zeros<tf.Rank.R3>([480, 640, 3]);
  expect(await countReads(() => detector.detect(empty))).toEqual({ asynchronous: 1, blocking: 0 });
  for (const alignRoll of [false, true]) {
    const rectangle = cropRectangle(face!, { margin: 0.05, offset: { x: 0, y: -0.12 }, alignRoll });
    const crop = async () => cropFaces(frame, [rectangle, rectangle, rectangle], 48).dispose();
    expect(await countReads(crop)).toEqual({ asynchronous: 0, blocking: 0 });
  }
  tf.dispose([frame, empty]);
  detector.dispose();
});

test('a doubtful face costs one more readback, seldom two', async () => {
  const detector = await createBlazeFace(readDetectorFile('face_detection_short_range.tflite'));
  const frame = drawMeanFace('surprise', { left: 300, top: 200, side: 90 });
  const { asynchronous, blocking } = await countReads(() => detector.detect(frame));
  expect(asynchronous).toBe(2);
  expect(blocking).toBe(0);
  frame.dispose();
  detector.dispose();
});
