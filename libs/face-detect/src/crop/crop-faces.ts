import type * as tf from '@tensorflow/tfjs-core';
import { toPicture, type PictureSource } from '../sampling/to-picture.ts';
import type { CropRectangle } from './crop-rectangle.ts';

/** Crops are sampled at about this side before they are averaged down, so that a face of 500 pixels does not alias at 48. */
const FINE_SIDE = 192;

/** Most samples along each axis of a crop's pixel. */
const MAX_SAMPLES = 4;

/** Seen outside the image: the mean gray of FER-2013, so that a face at the border gets no dark edge. */
const OUTSIDE_GRAY = 129;

/**
 * Cuts all faces out of one image on the device, all in one call and without reading pixels back.
 *
 * @param image a picture, or [height, width, 3], 0..255; stays the caller's.
 * @param size side of the crops in pixels.
 * @returns [faces, size, size, 3], 0..255, float32, in the order of the rectangles. The caller owns it.
 */
export function cropFaces(image: PictureSource, rectangles: readonly CropRectangle[], size: number): tf.Tensor4D {
  const samples = Math.max(1, Math.min(MAX_SAMPLES, Math.round(FINE_SIDE / size)));
  return toPicture(image).sample(rectangles, { size, fill: OUTSIDE_GRAY, samples });
}
