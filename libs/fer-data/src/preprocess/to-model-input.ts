import * as tf from '@tensorflow/tfjs-core';
import type { InputContract } from './input-contract.ts';

/**
 * Makes a model's input from pixels: gray → resize → scale → normalise → channels. The one function that the trainer,
 * Node inference and the browser share. Bilinear with half-pixel centres; hand in crops of at most twice the input's
 * size, or averaged down to that, else fine detail aliases.
 *
 * @param pixels [n, h, w, 1 or 3] in 0..255, any dtype; stays the caller's
 * @returns [n, size, size, channels] float32
 */
export function toModelInput(pixels: tf.Tensor4D, contract: InputContract): tf.Tensor4D {
  const { size, channels, scale, mean, std } = contract;
  return tf.tidy(() => {
    const gray = toGray(tf.cast(pixels, 'float32'), contract.grayWeights);
    const resized =
      gray.shape[1] === size && gray.shape[2] === size
        ? gray
        : tf.image.resizeBilinear(gray, [size, size], false, true);
    const repeated = channels === 1 ? resized : tf.tile(resized, [1, 1, 1, channels]);
    // (x / scale − mean) / std as one multiply and one add. A figure for all channels stands beside one each, too.
    const factor = tf.tensor1d(std.map((s) => 1 / (scale * s)));
    const longer = mean.length > std.length ? mean : std;
    const shift = tf.tensor1d(longer.map((_, i) => -mean[i % mean.length] / std[i % std.length]));
    return tf.add(tf.mul(repeated, factor), shift) as tf.Tensor4D;
  });
}

function toGray(pixels: tf.Tensor4D, weights: InputContract['grayWeights']): tf.Tensor4D {
  const channels = pixels.shape[3];
  if (channels === 1) return pixels;
  if (channels !== 3) {
    throw new Error(
      `Pixels have ${channels} channels; a model input is made from 1 (gray) or 3 (RGB). Drop alpha first.`,
    );
  }
  return tf.sum(tf.mul(pixels, tf.tensor1d(weights)), 3, true) as tf.Tensor4D;
}
