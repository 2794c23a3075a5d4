import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { decode } from 'fast-png';

/** The seven mean faces: the average of all training images of an emotion. Nobody's picture, and found by the detector. */
export const MEAN_FACES = ['angry', 'disgust', 'fear', 'happy', 'neutral', 'sad', 'surprise'] as const;

/** Where {@link drawMeanFace} puts the face, in pixels. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** A frame of plain gray, 640 × 480, with one mean face on it: [480, 640, 3], 0..255. The caller owns it. */
export function drawMeanFace(emotion: (typeof MEAN_FACES)[number], { left, top, side }: Placement): tf.Tensor3D {
  const file = new URL(`../../../fer-data/mean-faces/${emotion}.png`, import.meta.url);
  const { data, width, height, channels } = decode(readFileSync(file));
  return tf.tidy(() => {
    const picture = tf.tensor3d(Float32Array.from(data), [height, width, channels]);
    const gray = tf.slice(picture, [0, 0, 0], [height, width, 1]);
    const scaled = tf.image.resizeBilinear(gray as tf.Tensor3D, [side, side], false, true);
    const frame = tf.pad(
      scaled,
      [
        [top, 480 - top - side],
        [left, 640 - left - side],
        [0, 0],
      ],
      128,
    );
    return tf.tile<tf.Tensor3D>(frame, [1, 1, 3]);
  });
}
