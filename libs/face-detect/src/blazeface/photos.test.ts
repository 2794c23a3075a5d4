import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';
import { readDetectorFile } from '../testing/detector-file.ts';
import { hasSharedPhotos, readSharedPhoto } from '../testing/shared-photos.ts';
import { createBlazeFace } from './create-blazeface.ts';
import mediapipe from './fixtures/mediapipe.json' with { type: 'json' };

/**
 * What MediaPipe's own runtime finds: npm @mediapipe/face_detection 0.4.1657300184 in Chromium (software WebGL), model
 * 'short' and model 'full' (which loads the sparse file). Boxes [x, y, width, height] and nose [x, y] as fractions of the photo.
 */
const REFERENCE = Object.entries(mediapipe) as [keyof typeof mediapipe, Record<string, Reference[]>][];

interface Reference {
  readonly box: number[];
  readonly nose: number[];
}

beforeAll(async () => {
  await tf.setBackend('wasm');
});

describe.skipIf(!hasSharedPhotos()).each(REFERENCE)('%s', (file, photos) => {
  test.each(Object.entries(photos))('%s: the faces that MediaPipe finds', async (path, references) => {
    const detector = await createBlazeFace(readDetectorFile(file), { antialias: false, secondLook: false });
    const photo = await readSharedPhoto(path);
    const [height, width] = photo.shape;
    const faces = await detector.detect(photo);
    photo.dispose();
    detector.dispose();

    // Pixels are scaled by different code, so a face right at the score threshold may be missing on one side.
    expect(Math.abs(faces.length - references.length)).toBeLessThanOrEqual(1);
    let missing = 0;
    for (const { box, nose } of references) {
      const [x, y, w, h] = box as [number, number, number, number];
      const expected = { x: x * width, y: y * height, width: w * width, height: h * height };
      const face = faces.find((found) => intersectionOverUnion(found.box, expected) > 0.3);
      if (!face) {
        missing++;
        continue;
      }
      expect(intersectionOverUnion(face.box, expected)).toBeGreaterThan(0.9);
      const point = face.keypoints.find(({ name }) => name === 'noseTip')!;
      expect(Math.hypot(point.x - nose[0]! * width, point.y - nose[1]! * height) / expected.width).toBeLessThan(0.05);
    }
    expect(missing).toBeLessThanOrEqual(references.length > 3 ? 1 : 0);
  });
});
