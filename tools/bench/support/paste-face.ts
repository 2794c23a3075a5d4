import * as tf from '@tensorflow/tfjs-core';

/** Where a face goes, in whole pixels of the frame. */
export interface Paste {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The frame around the face. */
const BACKGROUND = 128;

/** The face fades into the frame over this part of its side, so that its border is no edge to detect. */
const FADE = 0.06;

/**
 * Draws a square gray picture into a plain gray frame: [height, width, 3], 0..255. The caller owns it.
 *
 * @param face size × size pixels, 0..255.
 */
export function pasteFace(
  face: Uint8Array,
  size: number,
  frame: { readonly width: number; readonly height: number },
  { left, top, side }: Paste,
): tf.Tensor3D {
  return tf.tidy(() => {
    const scaled = tf.image.resizeBilinear(tf.tensor3d(face, [size, size, 1], 'float32'), [side, side], false, true);
    const distance = tf.range(0, side);
    const ramp = tf.clipByValue(tf.div(tf.minimum(distance, tf.sub(side - 1, distance)), FADE * side), 0, 1);
    const opacity = tf.minimum(tf.reshape(ramp, [side, 1, 1]), tf.reshape(ramp, [1, side, 1]));
    const faded = tf.add(tf.mul(tf.sub(scaled, BACKGROUND), opacity), BACKGROUND);
    const padded = tf.pad(
      faded,
      [
        [top, frame.height - top - side],
        [left, frame.width - left - side],
        [0, 0],
      ],
      BACKGROUND,
    );
    return tf.tile<tf.Tensor3D>(padded as tf.Tensor3D, [1, 1, 3]);
  });
}
