import type * as tf from '@tensorflow/tfjs-core';
import type { Picture } from './picture.ts';
import { tensorPicture } from './tensor-picture.ts';

/** What detectors look at: a picture, or a tensor [height, width, 3], RGB 0..255. */
export type PictureSource = Picture | tf.Tensor3D;

/** @throws where there are not at least 2 × 2 pixels */
export function toPicture(source: PictureSource): Picture {
  const picture = 'sample' in source ? source : tensorPicture(source);
  if (picture.width < 2 || picture.height < 2) {
    throw new Error(
      `The image is ${picture.width} × ${picture.height} pixels; faces need at least 2 × 2. Check that the frame is loaded.`,
    );
  }
  return picture;
}
