import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlazeFace } from '../blazeface/create-blazeface.ts';
import type { FaceDetector } from '../face/face-detector.ts';
import { readDetectorFile } from '../testing/detector-file.ts';
import { hasSharedClips, readSharedClip } from '../testing/shared-clip.ts';
import { readSharedPhoto } from '../testing/shared-photos.ts';
import { createTracker, type Track } from './create-tracker.ts';

/** Talking heads of the GRID corpus: one person and 75 frames each, 25 a second. */
const GRID = 'bbaf2n brbk7n lbax4n lbbc2a lrwp9a lwbsza pwij3p sbia1a sbwe5n swiz3n'.split(' ');

const FRAME_MS = 40;

describe.skipIf(!hasSharedClips())('clips', () => {
  let detector: FaceDetector;
  beforeAll(async () => {
    await tf.setBackend('wasm');
    detector = await createBlazeFace(readDetectorFile('face_detection_short_range.tflite'));
  });
  afterAll(() => detector.dispose());

  const track = async (path: string, size: { width: number; height: number }) => {
    const tracker = createTracker();
    const frames: (readonly Track[])[] = [];
    for (const image of readSharedClip(path, size)) {
      frames.push(tracker.update(await detector.detect(image), frames.length * FRAME_MS));
      image.dispose();
    }
    return frames;
  };

  test.each(GRID)('%s: one person is one track', async (clip) => {
    const frames = await track(`grid/${clip}.mpg`, { width: 360, height: 288 });
    expect(frames.length).toBeGreaterThanOrEqual(74);
    expect(new Set(frames.flatMap((tracks) => tracks.map(({ id }) => id))).size).toBe(1);
    const seen = frames.filter((tracks) => tracks.some(({ missedFrames }) => missedFrames === 0));
    expect(seen.length / frames.length).toBeGreaterThanOrEqual(0.99);
  });

  test('nobody in no_face.mp4', async () => {
    const frames = await track('pyfeat/no_face.mp4', { width: 640, height: 360 });
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.filter((tracks) => tracks.length > 0)).toHaveLength(0);
  });

  test('nobody in a picture of mountains, not even in doubt', async () => {
    const image = await readSharedPhoto('pyfeat/free-mountain-vector-01.jpg');
    expect(await detector.detect(image, { search: true })).toEqual([]);
    image.dispose();
  });
});
