import { DatasetError } from '../dataset/dataset-error.ts';
import { IMAGE_SIZE } from '../dataset/dataset.ts';

const COUNT = IMAGE_SIZE * IMAGE_SIZE;

/**
 * Parses the `pixels` column of fer2013.csv: 2304 numbers 0..255 with spaces between.
 *
 * @param row names the row in errors
 * @throws DatasetError when a number is missing, too many, not a number or out of range
 */
export function parsePixels(text: string, row: string): Uint8Array {
  const words = text.trim().split(/\s+/);
  if (words.length !== COUNT) {
    throw new DatasetError(
      `${row} has ${words.length} pixels; an image of FER-2013 has ${COUNT} (${IMAGE_SIZE}×${IMAGE_SIZE}).`,
      'The file was cut or edited: fetch it again.',
    );
  }
  const pixels = new Uint8Array(COUNT);
  for (const [i, word] of words.entries()) {
    const value = Number(word);
    if (!(Number.isInteger(value) && value >= 0 && value <= 255)) {
      throw new DatasetError(
        `${row}, pixel ${i + 1} is "${word}"; a pixel is a whole number from 0 to 255.`,
        'The file was cut or edited: fetch it again.',
      );
    }
    pixels[i] = value;
  }
  return pixels;
}
