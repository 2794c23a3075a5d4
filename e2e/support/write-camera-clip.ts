import { writeFile } from 'node:fs/promises';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { pasteFace } from '@howifeel/tools/paste-face';
import type { GrayPicture } from './read-mean-face.ts';

const FRAME = { width: 640, height: 480 };
const FACE_SIDE = 240;

/** Pixels by which the head sways to either side: a real one never holds still. */
const SWAY = [0, 2, 4, 2, 0, -2, -4, -2];

/**
 * Writes what Chromium's fake camera plays over and over: a face, 240 px wide on plain gray, 640 × 480, as YUV4MPEG2.
 * Gray becomes luma in 16..235; both chroma planes are 128.
 */
export async function writeCameraClip(path: string, { pixels, size }: GrayPicture): Promise<void> {
  await tf.setBackend('wasm');
  const chroma = Buffer.alloc((FRAME.width * FRAME.height) / 2, 128);
  const parts = [Buffer.from(`YUV4MPEG2 W${FRAME.width} H${FRAME.height} F10:1 Ip A1:1 C420jpeg\n`)];
  for (const sway of SWAY) {
    const place = { side: FACE_SIDE, left: (FRAME.width - FACE_SIDE) / 2 + sway, top: (FRAME.height - FACE_SIDE) / 2 };
    const luma = tf.tidy(() => {
      const gray = tf.slice(pasteFace(pixels, size, FRAME, place), [0, 0, 0], [-1, -1, 1]);
      return tf.add(tf.mul(gray, 219 / 255), 16).dataSync<'float32'>();
    });
    parts.push(Buffer.from('FRAME\n'), Buffer.from(Uint8Array.from(luma, Math.round)), chroma);
  }
  await writeFile(path, Buffer.concat(parts));
}
