import * as tf from '@tensorflow/tfjs-core';
import { sampleSquares } from '../sampling/sample-squares.ts';
import type { CropRectangle } from './crop-rectangle.ts';

/** Crops are sampled at about this side before they are averaged down, so that a face of 500 pixels does not alias at 48. */
const FINE_SIDE = 192;

/** Most samples along each axis of a crop's pixel. */
const MAX_SAMPLES = 4;

/** Seen outside the image: the mean gray of FER-2013, so that a face at the border gets no dark edge. */
const OUTSIDE_GRAY = 129;

/**
 * Cuts all faces out of one image on the device, without reading pixels back: one cropAndResize for all faces, one
 * transform where a face is rotated, one average pooling.
 *
 * @param image [height, width, 3], 0..255; stays the caller's.
 * @param size side of the crops in pixels.
 * @returns [faces, size, size, 3], 0..255, float32, in the order of the rectangles. The caller owns it.
 */
export function cropFaces(image: tf.Tensor3D, rectangles: readonly CropRectangle[], size: number): tf.Tensor4D {
  const samples = Math.max(1, Math.min(MAX_SAMPLES, Math.round(FINE_SIDE / size)));
  if (rectangles.every(({ angle }) => angle === 0)) {
    return sampleSquares(image, rectangles, { size, fill: OUTSIDE_GRAY, samples });
  }
  return tf.tidy(() => {
    const fine = size * samples;
    const grown = rectangles.map((rectangle) => ({ ...rectangle, side: rectangle.side * growth(rectangle.angle) }));
    const upright = sampleSquares(image, grown, { size: fine, fill: OUTSIDE_GRAY, samples: 1 });
    const rotated = transform(upright, tf.tensor2d(rectangles.map(({ angle }) => rotation(angle, fine))));
    return samples === 1 ? rotated : tf.avgPool(rotated, samples, samples, 'valid');
  });
}

/** One call for the whole batch, but on the cpu backend, whose kernel (tfjs 4.22) stops after the first image. */
function transform(images: tf.Tensor4D, transforms: tf.Tensor2D): tf.Tensor4D {
  if (tf.getBackend() !== 'cpu') return tf.image.transform(images, transforms, 'bilinear', 'nearest');
  const rows = tf.split<tf.Tensor2D>(transforms, transforms.shape[0]);
  const single = tf.split<tf.Tensor4D>(images, images.shape[0]);
  return tf.concat(single.map((image, index) => tf.image.transform(image, rows[index]!, 'bilinear', 'nearest')));
}

/** Side of the upright square around a rotated one, relative to its side: 1 … √2. */
function growth(angle: number): number {
  return Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle));
}

/**
 * The eight figures of tf.image.transform, which map a pixel of the result to one of the upright square: the result is the
 * rotated square inside, and both are `size` pixels wide.
 */
function rotation(angle: number, size: number): number[] {
  const cos = Math.cos(angle) / growth(angle);
  const sin = Math.sin(angle) / growth(angle);
  const center = (size - 1) / 2;
  return [cos, -sin, center * (1 - cos + sin), sin, cos, center * (1 - sin - cos), 0, 0];
}
