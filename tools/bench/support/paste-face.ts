import * as tf from '@tensorflow/tfjs-core';

/** Where a face goes, in whole pixels of the frame. */
export interface Paste {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The plain frame around the face. */
const PLAIN = 128;

/**
 * Around the square its edge goes on and fades into the frame over this part of its side, as hair, neck and wall go on
 * around a crop in a photo. The square itself is whole.
 */
const FADE = 0.12;

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
    const fade = Math.round(FADE * side);
    const rows = { pixels: around(top, side, height), opacity: opacityOf(top, side, fade, height) };
    const columns = { pixels: around(left, side, width), opacity: opacityOf(left, side, fade, width) };
    const scaled = tf.image.resizeBilinear(tf.tensor3d(face, [size, size, 1], 'float32'), [side, side], false, true);
    const spread = tf.gather(tf.gather(scaled, rows.pixels, 0), columns.pixels, 1);
    const opacity = tf.minimum(tf.reshape(rows.opacity, [height, 1, 1]), tf.reshape(columns.opacity, [1, width, 1]));
    return tf.add(ground, tf.mul(opacity, tf.sub(spread, ground))) as tf.Tensor3D;
  });
}

/** For each pixel along an axis of the frame, the nearest one of the square. */
function around(start: number, side: number, length: number): tf.Tensor1D {
  return tf.cast(tf.clipByValue(tf.sub(tf.range(0, length), start), 0, side - 1), 'int32');
}

/** 1 in the square, falling to 0 at `fade` pixels from it. */
function opacityOf(start: number, side: number, fade: number, length: number): tf.Tensor1D {
  const position = tf.sub(tf.range(0, length), start);
  const outside = tf.maximum(tf.maximum(tf.neg(position), tf.sub(position, side - 1)), 0);
  return tf.clipByValue(tf.sub(1, tf.div(outside, fade + 1)), 0, 1);
}
