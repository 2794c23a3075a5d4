import * as tf from '@tensorflow/tfjs-core';
import type { Picture, Sampling, Square } from './picture.ts';

/**
 * A picture that is a tensor: squares are cut on the device by tfjs's own kernels, on whatever backend.
 *
 * @param image [height, width, channels], 0..255; stays the caller's, who keeps it as long as the picture is used.
 */
export function tensorPicture(image: tf.Tensor3D): Picture {
  const [height, width] = image.shape;
  return {
    width,
    height,
    sample: (squares, sampling) =>
      tf.tidy(() => {
        const [low, high] = sampling.range ?? [0, 255];
        const pixels = sampleSquares(image, squares, sampling);
        return sampling.range ? tf.add(tf.mul(pixels, (high - low) / 255), low) : pixels;
      }),
    toTensor: () => tf.clone(image),
  };
}

function sampleSquares(image: tf.Tensor3D, squares: readonly Square[], sampling: Sampling): tf.Tensor4D {
  const { size, samples } = sampling;
  if (squares.length === 0) return tf.zeros([0, size, size, image.shape[2]]);
  const fine = size * samples;
  const angles = squares.map(({ angle = 0 }) => angle);
  const crops = angles.every((angle) => angle === 0)
    ? cutUpright(image, squares, fine, sampling.fill)
    : cutRotated(image, squares, angles, fine, sampling.fill);
  return samples === 1 ? crops : tf.avgPool(crops, samples, samples, 'valid');
}

function cutUpright(image: tf.Tensor3D, squares: readonly Square[], size: number, fill: number): tf.Tensor4D {
  const [height, width] = image.shape;
  const boxes = squares.map(({ cx, cy, side }) => {
    const [x1, x2] = sampleRange(cx, side, size, width);
    const [y1, y2] = sampleRange(cy, side, size, height);
    return [y1, x1, y2, x2];
  });
  const indices = tf.zeros<tf.Rank.R1>([squares.length], 'int32');
  const batch = tf.expandDims<tf.Tensor4D>(image, 0);
  return tf.image.cropAndResize(batch, tf.tensor2d(boxes), indices, [size, size], 'bilinear', fill);
}

/** The upright squares around the rotated ones, each rotated back: one cropAndResize and one transform for all. */
function cutRotated(
  image: tf.Tensor3D,
  squares: readonly Square[],
  angles: readonly number[],
  size: number,
  fill: number,
): tf.Tensor4D {
  const grown = squares.map((square, index) => ({ ...square, side: square.side * growth(angles[index]!) }));
  const upright = cutUpright(image, grown, size, fill);
  return transform(upright, tf.tensor2d(angles.map((angle) => rotation(angle, size))));
}

/**
 * cropAndResize takes the positions of the first and the last sample, as fractions of (length − 1). Sample i lies in the
 * middle of the i-th of `count` equal cells of the square.
 */
function sampleRange(center: number, side: number, count: number, length: number): [number, number] {
  const first = center - side / 2 + side / count / 2 - 0.5;
  const last = center + side / 2 - side / count / 2 - 0.5;
  return [first / (length - 1), last / (length - 1)];
}

/** One call for the whole batch, but on the cpu backend, whose kernel (tfjs 4.22) stops after the first image. */
function transform(images: tf.Tensor4D, transforms: tf.Tensor2D): tf.Tensor4D {
  if (tf.getBackend() !== 'cpu') return tf.image.transform(images, transforms, 'bilinear', 'nearest');
  const rows = tf.split<tf.Tensor2D>(transforms, transforms.shape[0]);
  const single = tf.split<tf.Tensor4D>(images, images.shape[0]);
  return tf.concat(single.map((image, index) => tf.image.transform(image, rows[index]!, 'bilinear', 'nearest')));
}

/** Side of the upright square around a rotated one, relative to its side: 1 … √2. */
function growth(angle: number): number {
  return Math.abs(Math.cos(angle)) + Math.abs(Math.sin(angle));
}

/**
 * The eight figures of tf.image.transform, which map a pixel of the result to one of the upright square: the result is the
 * rotated square inside, and both are `size` pixels wide.
 */
function rotation(angle: number, size: number): number[] {
  const cos = Math.cos(angle) / growth(angle);
  const sin = Math.sin(angle) / growth(angle);
  const center = (size - 1) / 2;
  return [cos, -sin, center * (1 - cos + sin), sin, cos, center * (1 - sin - cos), 0, 0];
}
