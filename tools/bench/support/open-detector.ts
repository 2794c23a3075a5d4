import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createBlazeFace, type FaceDetector } from '@howifeel/face-detect';

/** The detectors that a benchmark can be run with, by the word that chooses them. */
const BLAZEFACE = {
  'short-range': 'face_detection_short_range.tflite',
  'full-range': 'face_detection_full_range.tflite',
  'full-range-sparse': 'face_detection_full_range_sparse.tflite',
} as const;

/** @throws {Error} which names the detectors there are. */
export async function openDetector(name: string): Promise<FaceDetector> {
  if (!isBlazeFace(name)) {
    throw new Error(`There is no detector '${name}'. There are: ${Object.keys(BLAZEFACE).join(', ')}.`);
  }
  const folder = dirname(createRequire(import.meta.url).resolve('@mediapipe/face_detection/package.json'));
  return createBlazeFace(new Uint8Array(await readFile(join(folder, BLAZEFACE[name]))));
}

function isBlazeFace(name: string): name is keyof typeof BLAZEFACE {
  return name in BLAZEFACE;
}
