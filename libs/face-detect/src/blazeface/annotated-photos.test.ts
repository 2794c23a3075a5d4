import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaceDetector } from '../face/face-detector.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';
import { readDetectorFile } from '../testing/detector-file.ts';
import { readDlibFaces } from '../testing/dlib-faces.ts';
import { hasSharedPhotos, readSharedPhoto, SHARED_PHOTOS } from '../testing/shared-photos.ts';
import { createBlazeFace } from './create-blazeface.ts';

/** Of IoU: people mark faces from brow to chin, detectors a little more. */
const SAME_FACE = 0.3;

describe.skipIf(!hasSharedPhotos())('full range on photos with marked faces', () => {
  let detector: FaceDetector;
  beforeAll(async () => {
    await tf.setBackend('wasm');
    detector = await createBlazeFace(readDetectorFile('face_detection_full_range.tflite'));
  });
  afterAll(() => detector.dispose());

  const detect = async (path: string) => {
    const photo = await readSharedPhoto(path);
    const faces = await detector.detect(photo);
    photo.dispose();
    return faces;
  };

  test('finds 9 of 10 marked faces of any size, all from 60 pixels on, and nothing else', async () => {
    let [marked, found, large, largeFound, others] = [0, 0, 0, 0, 0];
    for (const [photo, boxes] of readDlibFaces(`${SHARED_PHOTOS}dlib`)) {
      const faces = await detect(`dlib/${photo}`);
      for (const box of boxes) {
        const isFound = faces.some((face) => intersectionOverUnion(face.box, box) > SAME_FACE);
        const isLarge = Math.min(box.width, box.height) >= 60;
        marked++;
        if (isFound) found++;
        if (isLarge) large++;
        if (isLarge && isFound) largeFound++;
      }
      others += faces.filter(({ box }) => boxes.every((each) => intersectionOverUnion(each, box) < 0.1)).length;
    }
    expect(marked).toBe(43);
    expect(found / marked).toBeGreaterThanOrEqual(0.9);
    expect(large).toBe(10);
    expect(largeFound).toBe(large);
    expect(others).toBe(0);
  });

  test('finds all five people of a group', async () => {
    expect(await detect('pyfeat/multi_face.jpg')).toHaveLength(5);
  });

  test.each(['pyfeat/free-mountain-vector-01.jpg', 'dlib/dogs.jpg'])('%s: nobody', async (path) => {
    expect(await detect(path)).toEqual([]);
  });
});
