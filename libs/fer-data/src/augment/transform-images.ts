import * as tf from '@tensorflow/tfjs-core';

/** How pixels from outside the image look: 'nearest' repeats the edge, 'constant' is black. */
export type FillMode = 'nearest' | 'constant';

/** From an output pixel (x, y) to the input pixel (a·x + b·y + c, d·x + e·y + f) that it shows. */
export type AffineRow = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * Samples every image along its own affine map, all in one kernel; the cpu backend's (tfjs 4.22) stops after the first
 * image of a batch, so there it is one kernel an image.
 *
 * @param batch [n, h, w, c]
 * @param rows n maps
 * @param side of the result; as the input without it
 * @returns [n, side or h, side or w, c]
 */
export function transformImages(
  batch: tf.Tensor4D,
  rows: readonly AffineRow[],
  interpolation: 'nearest' | 'bilinear',
  fill: FillMode,
  side?: number,
): tf.Tensor4D {
  const size: [number, number] = side ? [side, side] : [batch.shape[1], batch.shape[2]];
  return tf.tidy(() => {
    const maps = tf.tensor2d(rows.map((row) => [...row, 0, 0]));
    if (tf.getBackend() !== 'cpu') return tf.image.transform(batch, maps, interpolation, fill, 0, size);
    const images = tf.split<tf.Tensor4D>(batch, rows.length);
    const single = tf.split<tf.Tensor2D>(maps, rows.length);
    return tf.concat(images.map((image, i) => tf.image.transform(image, single[i], interpolation, fill, 0, size)));
  });
}
