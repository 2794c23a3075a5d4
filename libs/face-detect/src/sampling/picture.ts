import type * as tf from '@tensorflow/tfjs-core';

/** A square in pixels of the picture; (cx, cy) is its centre, pixel (0, 0) covers 0..1. */
export interface Square {
  readonly cx: number;
  readonly cy: number;
  readonly side: number;
  /** Radians, clockwise as seen on screen (y down); upright unless given. */
  readonly angle?: number;
}

/** How squares are drawn. */
export interface Sampling {
  /** Side of the result in pixels. */
  readonly size: number;
  /** Value, 0..255, of what lies outside the picture. */
  readonly fill: number;
  /** Bilinear samples along each axis of a result pixel, averaged: more of them keep a large square from aliasing. */
  readonly samples: number;
  /** What 0 and 255 become; they stay as they are unless given. */
  readonly range?: readonly [low: number, high: number];
}

/** Pixels, wherever they are, of which a detector and a classifier need to see squares only. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /**
   * Cuts squares out and scales each to `size` × `size` with half-pixel centres, all in one call.
   *
   * @returns [squares, size, size, 3], float32, the caller's to dispose
   */
  readonly sample: (squares: readonly Square[], sampling: Sampling) => tf.Tensor4D;
  /** All of it: [height, width, 3], RGB 0..255, the caller's to dispose. */
  readonly toTensor: () => tf.Tensor3D;
}
