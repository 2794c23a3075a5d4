import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';

/** Real photos lie beside the repository on some machines; they are not part of it. */
export const SHARED_PHOTOS = fileURLToPath(new URL('../../../../../shared/media/', import.meta.url));

/** False where the photos are missing; says so. */
export function hasSharedPhotos(): boolean {
  const present = existsSync(SHARED_PHOTOS);
  if (!present) console.info('skipped: no photos in ../shared/media');
  return present;
}

/**
 * A photo as [height, width, 3], 0..255; the caller owns it. Decoded by libjpeg-turbo as OpenCV does: decoders that do not
 * interpolate chroma move the scores of small faces by up to .03. `path` is relative to the photos' folder.
 */
export async function readSharedPhoto(path: string): Promise<tf.Tensor3D> {
  const photo = sharp(SHARED_PHOTOS + path)
    .removeAlpha()
    .toColourspace('srgb')
    .raw();
  const { data, info } = await photo.toBuffer({ resolveWithObject: true });
  return tf.tensor3d(new Uint8Array(data), [info.height, info.width, 3], 'int32');
}
