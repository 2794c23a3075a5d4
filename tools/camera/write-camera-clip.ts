import { writeFile } from 'node:fs/promises';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { GrayPicture } from './read-mean-face.ts';

const FRAME = { width: 640, height: 480 };
const FACE_SIDE = 240;
const GRAY = 128;

/** Pixels by which the head sways to either side: a real one never holds still. */
const SWAY = [0, 2, 4, 2, 0, -2, -4, -2];

/**
 * Writes what Chromium's fake camera plays over and over: one face after the other for .8 s each, 240 px wide on plain gray,
 * 640 × 480, as YUV4MPEG2. Gray becomes luma in 16..235; both chroma planes are 128.
 *
 * @param faces null is a picture of nobody.
 */
export async function writeCameraClip(path: string, faces: readonly (GrayPicture | null)[]): Promise<void> {
  await tf.setBackend('wasm');
  const chroma = Buffer.alloc((FRAME.width * FRAME.height) / 2, 128);
  const parts = [Buffer.from(`YUV4MPEG2 W${FRAME.width} H${FRAME.height} F10:1 Ip A1:1 C420jpeg\n`)];
  for (const face of faces) {
    for (const sway of SWAY) {
      const luma = tf.tidy(() => {
        const picture = face ? drawFace(face, sway) : tf.fill([FRAME.height, FRAME.width], GRAY);
        return tf.add(tf.mul(picture, 219 / 255), 16).dataSync<'float32'>();
      });
      parts.push(Buffer.from('FRAME\n'), Buffer.from(Uint8Array.from(luma, Math.round)), chroma);
    }
  }
  await writeFile(path, Buffer.concat(parts));
}

/** The face `sway` pixels right of the middle: [height, width, 1], 0..255. */
function drawFace({ pixels, size }: GrayPicture, sway: number): tf.Tensor {
  const [left, top] = [(FRAME.width - FACE_SIDE) / 2 + sway, (FRAME.height - FACE_SIDE) / 2];
  const small = tf.tensor3d(pixels, [size, size, 1], 'float32');
  const face = tf.image.resizeBilinear(small, [FACE_SIDE, FACE_SIDE], false, true);
  const padding: [number, number][] = [
    [top, FRAME.height - top - FACE_SIDE],
    [left, FRAME.width - left - FACE_SIDE],
    [0, 0],
  ];
  return tf.pad(face, padding, GRAY);
}
