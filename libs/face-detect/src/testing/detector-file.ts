import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BLAZEFACE_FILES } from '../blazeface/variants.ts';

/** Bytes of a detector's weights as the npm package @mediapipe/face_detection has them. */
export function readDetectorFile(name: keyof typeof BLAZEFACE_FILES): Uint8Array<ArrayBuffer> {
  const folder = dirname(createRequire(import.meta.url).resolve('@mediapipe/face_detection/package.json'));
  return new Uint8Array(readFileSync(join(folder, name)));
}
