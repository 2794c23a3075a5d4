import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import jpeg from 'jpeg-js';

/** Real photos lie beside the repository on some machines; they are not part of it. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/media/', import.meta.url));

/** False where the photos are missing; says so. */
export function hasSharedPhotos(): boolean {
  const present = existsSync(FOLDER);
  if (!present) console.info('skipped: no photos in ../shared/media');
  return present;
}

/** A photo as [height, width, 3], 0..255; the caller owns it. `path` is relative to the photos' folder. */
export function readSharedPhoto(path: string): tf.Tensor3D {
  const { data, width, height } = jpeg.decode(readFileSync(FOLDER + path), { useTArray: true });
  return tf.tidy(() => tf.slice(tf.tensor3d(data, [height, width, 4], 'int32'), [0, 0, 0], [height, width, 3]));
}
