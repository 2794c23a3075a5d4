import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EmotionName } from '@howifeel/fer-data';
import { decode } from 'fast-png';

/** A square gray picture. */
export interface GrayPicture {
  /** size × size, 0..255. */
  pixels: Uint8Array;
  size: number;
}

/** The average FER-2013 training image of an emotion: a face that is nobody's. */
export function readMeanFace(emotion: EmotionName): GrayPicture {
  const path = fileURLToPath(import.meta.resolve(`@howifeel/fer-data/mean-faces/${emotion}.png`));
  const { data, width, height, channels } = decode(readFileSync(path));
  if (width !== height || channels !== 1 || !(data instanceof Uint8Array)) {
    throw new Error(`${path} is not a square 8-bit gray picture. Make it again: npm run mean-faces.`);
  }
  return { pixels: data, size: width };
}
