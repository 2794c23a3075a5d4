import * as tf from '@tensorflow/tfjs-core';
import { drawRotated } from './draw-rotated.ts';
import { drawUpright } from './draw-upright.ts';
import type { Picture } from './picture.ts';
import type { RgbaPixels } from './rgba-pixels.ts';

/**
 * A picture in memory, for backends that compute there: only the samples that are needed are read, where a tensor of the
 * whole frame alone would cost more than both networks' small layers.
 */
export function memoryPicture(pixels: RgbaPixels): Picture {
  const { width, height, data } = pixels;
  return {
    width,
    height,
    sample: (squares, sampling) => {
      const { size } = sampling;
      const each = size * size * 3;
      const values = new Float32Array(squares.length * each);
      squares.forEach((square, index) => {
        const draw = square.angle ? drawRotated : drawUpright;
        draw(pixels, square, sampling, values.subarray(index * each, (index + 1) * each));
      });
      return tf.tensor4d(values, [squares.length, size, size, 3]);
    },
    toTensor: () => {
      const rgb = new Int32Array(width * height * 3);
      for (let from = 0, to = 0; from < data.length; from += 4) {
        rgb[to++] = data[from]!;
        rgb[to++] = data[from + 1]!;
        rgb[to++] = data[from + 2]!;
      }
      return tf.tensor3d(rgb, [height, width, 3]);
    },
  };
}
