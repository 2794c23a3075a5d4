import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../random/create-random.ts';

/** For tests: [count, side, side, channels] of random pixels in 0..1, no two alike. The caller owns it. */
export function knownImages(count: number, side: number, channels = 1): tf.Tensor4D {
  const random = createRandom('images');
  const length = count * side * side * channels;
  return tf.tensor4d(
    Float32Array.from({ length }, () => random.next()),
    [count, side, side, channels],
  );
}
