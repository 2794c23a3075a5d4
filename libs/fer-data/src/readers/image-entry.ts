import { basename, dirname } from 'node:path/posix';
import { EMOTION_NAMES, type EmotionName } from '../emotions/emotions.ts';
import { DatasetError } from '../dataset/dataset-error.ts';
import { SPLIT_NAMES } from '../dataset/dataset.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import type { SourceEntry } from './source.ts';

const PICTURE = /\.(jpe?g|png|bmp|gif|webp|tiff?|pgm)$/i;

/** Whether a path inside the data is meant to be an image; hidden files (`._x.jpg` of macOS archives) are not. */
export function isPicture(path: string): boolean {
  return PICTURE.test(path) && !basename(path).startsWith('.');
}

/** An image of Kaggle's layout `…/<label>/<split>_*.jpg`: the folder is the label, the prefix of the name the split. */
export function imageEntry(path: string, fraction: number, bytes: Uint8Array): SourceEntry {
  const name = path.replace(/^(\.\/)+/, '');
  return {
    name,
    fraction,
    decode: () => ({ name, split: splitOf(name), label: labelOf(name), pixels: decodeJpeg(bytes, name) }),
  };
}

function labelOf(path: string): number {
  const folder = basename(dirname(path));
  const label = EMOTION_NAMES.indexOf(folder as EmotionName);
  if (label < 0) {
    throw new DatasetError(
      `${path} is in the folder "${folder}", which is not a label. Labels: ${EMOTION_NAMES.join(', ')}.`,
      'Name the folder after one of the labels, or take it out of the data.',
    );
  }
  return label;
}

function splitOf(path: string) {
  const split = SPLIT_NAMES.find((name) => basename(path).startsWith(`${name}_`));
  if (!split) {
    throw new DatasetError(
      `${path} does not say its split: a file name starts with ${SPLIT_NAMES.map((name) => `${name}_`).join(', ')}.`,
      'Keep the original file names of FER-2013, or take the file out of the data.',
    );
  }
  return split;
}
