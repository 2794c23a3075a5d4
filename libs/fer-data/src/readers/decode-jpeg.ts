import jpeg from 'jpeg-js';
import { DatasetError } from '../dataset/dataset-error.ts';
import { IMAGE_SIZE } from '../dataset/dataset.ts';
import { BT601 } from '../preprocess/input-contract.ts';

/**
 * Decodes a 48 × 48 JPEG; colour becomes gray by ITU-R BT.601.
 *
 * @param name names the file in errors
 * @returns 48 × 48 gray bytes, row by row
 * @throws DatasetError when it is not a JPEG, damaged, truncated (at whatever byte) or of another size
 */
export function decodeJpeg(bytes: Uint8Array, name: string): Uint8Array {
  const { width, height, data } = decodeRgb(bytes, name);
  if (width !== IMAGE_SIZE || height !== IMAGE_SIZE) {
    throw new DatasetError(
      `${name} is ${width}×${height} pixels; images of FER-2013 are ${IMAGE_SIZE}×${IMAGE_SIZE}.`,
      'Use the original images, or resize this one.',
    );
  }
  const [red, green, blue] = BT601;
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) {
    gray[i] = Math.round(red * data[3 * i] + green * data[3 * i + 1] + blue * data[3 * i + 2]);
  }
  return gray;
}

function decodeRgb(bytes: Uint8Array, name: string) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) {
    throw new DatasetError(`${name} is not a JPEG: it starts with ${firstBytes(bytes)}.`, 'Convert it to JPEG.');
  }
  try {
    return jpeg.decode(bytes, { useTArray: true, formatAsRGBA: false, tolerantDecoding: false });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `${name} is a truncated or damaged JPEG of ${bytes.length} bytes: ${reason}.`,
      'Fetch or unpack the data again.',
      { cause },
    );
  }
}

function firstBytes(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'nothing (0 bytes)' : `the bytes ${Buffer.from(bytes.subarray(0, 4)).toString('hex')}`;
}
