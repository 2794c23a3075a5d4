import * as tf from '@tensorflow/tfjs-core';

/** Where a face goes, in whole pixels of the frame. */
export interface Paste {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The plain frame around the face. */
const PLAIN = 128;

/** The face fades into the frame over this part of its side, so that its border is no edge to detect. */
const FADE = 0.06;

/**
 * Draws a square gray picture into a frame: [height, width, 3], 0..255. The caller owns it.
 *
 * @param face size × size pixels, 0..255.
 * @param background a picture [height, width, 3], 0..255, which stays the caller's; or the size of a plain gray frame.
 */
export function pasteFace(
  face: Uint8Array,
  size: number,
  background: tf.Tensor3D | { readonly width: number; readonly height: number },
  { left, top, side }: Paste,
): tf.Tensor3D {
  return tf.tidy(() => {
    const ground =
      background instanceof tf.Tensor
        ? background
        : tf.fill<tf.Rank.R3>([background.height, background.width, 3], PLAIN, 'float32');
    const [height, width] = ground.shape;
    const into = (picture: tf.Tensor): tf.Tensor3D =>
      tf.pad(picture as tf.Tensor3D, [
        [top, height - top - side],
        [left, width - left - side],
        [0, 0],
      ]);
    const scaled = tf.image.resizeBilinear(tf.tensor3d(face, [size, size, 1], 'float32'), [side, side], false, true);
    const distance = tf.range(0, side);
    const ramp = tf.clipByValue(tf.div(tf.minimum(distance, tf.sub(side - 1, distance)), FADE * side), 0, 1);
    const opacity = tf.minimum(tf.reshape(ramp, [side, 1, 1]), tf.reshape(ramp, [1, side, 1]));
    return tf.add(tf.mul(ground, tf.sub(1, into(opacity))), into(tf.mul(scaled, opacity))) as tf.Tensor3D;
  });
}
