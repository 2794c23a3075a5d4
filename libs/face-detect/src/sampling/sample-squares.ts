import * as tf from '@tensorflow/tfjs-core';

/** A square in pixels of the image; (cx, cy) is its centre, pixel (0, 0) covers 0..1. */
export interface Square {
  readonly cx: number;
  readonly cy: number;
  readonly side: number;
}

/** How {@link sampleSquares} draws. */
export interface Sampling {
  /** Side of the result in pixels. */
  readonly size: number;
  /** Value of what lies outside the image. */
  readonly fill: number;
  /** Bilinear samples along each axis of a result pixel, averaged: more of them keep a large square from aliasing. */
  readonly samples: number;
}

/**
 * Cuts squares out of an image and scales each to `size` × `size` with half-pixel centres, on the device, all in one call.
 *
 * @param image [height, width, channels], at least 2 × 2.
 * @returns [squares, size, size, channels], float32.
 */
export function sampleSquares(image: tf.Tensor3D, squares: readonly Square[], sampling: Sampling): tf.Tensor4D {
  const { size, fill, samples } = sampling;
  const [height, width, channels] = image.shape;
  if (height < 2 || width < 2) {
    throw new Error(
      `The image is ${width} × ${height} pixels; faces need at least 2 × 2. Check that the frame is loaded.`,
    );
  }
  return tf.tidy(() => {
    if (squares.length === 0) return tf.zeros([0, size, size, channels]);
    const fine = size * samples;
    const boxes = squares.map(({ cx, cy, side }) => {
      const [x1, x2] = sampleRange(cx, side, fine, width);
      const [y1, y2] = sampleRange(cy, side, fine, height);
      return [y1, x1, y2, x2];
    });
    const indices = tf.zeros<tf.Rank.R1>([squares.length], 'int32');
    const batch = tf.expandDims<tf.Tensor4D>(image, 0);
    const crops = tf.image.cropAndResize(batch, tf.tensor2d(boxes), indices, [fine, fine], 'bilinear', fill);
    return samples === 1 ? crops : tf.avgPool(crops, samples, samples, 'valid');
  });
}

/**
 * cropAndResize takes the positions of the first and the last sample, as fractions of (length − 1). Sample i lies in the
 * middle of the i-th of `count` equal cells of the square.
 */
function sampleRange(center: number, side: number, count: number, length: number): [number, number] {
  const first = center - side / 2 + side / count / 2 - 0.5;
  const last = center + side / 2 - side / count / 2 - 0.5;
  return [first / (length - 1), last / (length - 1)];
}
