import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import type { AugmentParameters } from './augment-spec.ts';
import { type AffineRow, transformImages } from './transform-images.ts';

/**
 * Rotates, shifts, scales and shears every image by its own random amount about its centre, in one bilinear transform.
 *
 * @param batch [n, h, w, c]
 * @returns [n, h, w, c]
 */
export function affine(batch: tf.Tensor4D, parameters: AugmentParameters<'affine'>, random: Random): tf.Tensor4D {
  const [n, height, width] = batch.shape;
  const { rotation, shear, scale, translate, fill } = parameters;
  const rows = Array.from({ length: n }, () =>
    affineRow(width, height, {
      angle: radians(random.between(-rotation, rotation)),
      scale: random.between(...scale),
      shear: radians(random.between(-shear, shear)),
      dx: random.between(-translate, translate) * width,
      dy: random.between(-translate, translate) * height,
    }),
  );
  return transformImages(batch, rows, 'bilinear', fill);
}

/** What is done to an image: angles in radians, positive is counter-clockwise; shifts in pixels to the right and down. */
export interface AffineChange {
  angle: number;
  scale: number;
  shear: number;
  dx: number;
  dy: number;
}

/** From a changed image's pixel to the original's: (R · shear / scale) · (out − centre − shift) + centre. */
export function affineRow(width: number, height: number, { angle, scale, shear, dx, dy }: AffineChange): AffineRow {
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  const cos = Math.cos(angle) / scale;
  const sin = Math.sin(angle) / scale;
  const slope = Math.tan(shear);
  const a = cos;
  const b = cos * slope - sin;
  const d = sin;
  const e = sin * slope + cos;
  const x = cx + dx;
  const y = cy + dy;
  return [a, b, cx - a * x - b * y, d, e, cy - d * x - e * y];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
