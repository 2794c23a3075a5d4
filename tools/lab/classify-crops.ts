import type { Classifier } from '@howifeel/fer-models';
import { tensor4d, tidy } from '@tensorflow/tfjs-core';

/**
 * Probabilities of a batch of crops.
 *
 * @param pixels shape [n, h, w, 1 or 3], 0..255
 * @returns [n, 7]
 */
export async function classifyCrops(
  classifier: Classifier,
  pixels: Uint8Array,
  shape: [number, number, number, number],
): Promise<number[][]> {
  const probabilities = tidy(() => classifier.predict(tensor4d(pixels, shape, 'int32')));
  const rows = await probabilities.array();
  probabilities.dispose();
  return rows;
}
