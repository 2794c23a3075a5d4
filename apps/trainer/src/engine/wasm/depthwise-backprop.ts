import * as tf from '@tensorflow/tfjs-core';
import { spread } from './conv2d-backprop-input.ts';

/** Gradient of a depthwise convolution for its input: one shifted product for each filter tap. */
export const depthwiseBackpropInput: tf.KernelFunc = ({ inputs, attrs }) => {
  const { dy, filter } = inputs as unknown as { dy: tf.Tensor4D; filter: tf.Tensor4D };
  const { inputShape, strides, dilations, pad, dimRoundingMode } =
    attrs as unknown as tf.DepthwiseConv2dNativeBackpropInputAttrs;
  const info = tf.backend_util.computeConv2DInfo(
    inputShape,
    filter.shape,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    true,
  );
  const { filterHeight, filterWidth, inChannels, padInfo, strideHeight, strideWidth } = info;
  const [n, height, width] = inputShape;
  const multiplier = filter.shape[3];
  return tf.tidy(() => {
    const grown = spread(dy, strideHeight, strideWidth);
    let sum: tf.Tensor = tf.zeros([n, height, width, inChannels]);
    for (let ky = 0; ky < filterHeight; ky++) {
      for (let kx = 0; kx < filterWidth; kx++) {
        const tap = tf.reshape(tf.slice(filter, [ky, kx, 0, 0], [1, 1, -1, -1]), [inChannels * multiplier]);
        const product = tf.mul(grown, tap);
        const [, h, w] = grown.shape;
        const channels = tf.sum(tf.reshape(product, [n * h * w, inChannels, multiplier]), 2);
        const top = ky * info.dilationHeight - padInfo.top;
        const left = kx * info.dilationWidth - padInfo.left;
        sum = tf.add(sum, place(tf.reshape(channels, [n, h, w, inChannels]), top, left, height, width));
      }
    }
    return sum;
  });
};

/** Gradient of a depthwise convolution for its filter: each tap is the sum of shifted x times dy. */
export const depthwiseBackpropFilter: tf.KernelFunc = ({ inputs, attrs }) => {
  const { x, dy } = inputs as unknown as { x: tf.Tensor4D; dy: tf.Tensor4D };
  const { filterShape, strides, dilations, pad, dimRoundingMode } =
    attrs as unknown as tf.DepthwiseConv2dNativeBackpropFilterAttrs;
  const info = tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, dilations, pad, dimRoundingMode, true);
  const { filterHeight, filterWidth, inChannels, outHeight, outWidth, padInfo } = info;
  const n = x.shape[0];
  const multiplier = filterShape[3];
  return tf.tidy(() => {
    const rows = [padInfo.top, padInfo.bottom] as [number, number];
    const columns = [padInfo.left, padInfo.right] as [number, number];
    const padded = tf.pad(x, [[0, 0], rows, columns, [0, 0]]);
    const gradient = tf.reshape(dy, [n * outHeight * outWidth, inChannels, multiplier]);
    const taps: tf.Tensor[] = [];
    for (let ky = 0; ky < filterHeight; ky++) {
      for (let kx = 0; kx < filterWidth; kx++) {
        const begin = [0, ky * info.dilationHeight, kx * info.dilationWidth, 0];
        const end = [
          n,
          begin[1] + (outHeight - 1) * info.strideHeight + 1,
          begin[2] + (outWidth - 1) * info.strideWidth + 1,
          inChannels,
        ];
        const window = tf.stridedSlice(padded, begin, end, [1, info.strideHeight, info.strideWidth, 1]);
        taps.push(tf.sum(tf.mul(tf.reshape(window, [n * outHeight * outWidth, inChannels, 1]), gradient), 0));
      }
    }
    return tf.reshape(tf.stack(taps), filterShape);
  });
};

/** Shifts x [n, h, w, c] by (top, left) into a frame of height × width: zeros come in, what leaves is cut. */
function place(x: tf.Tensor, top: number, left: number, height: number, width: number): tf.Tensor {
  const [n, h, w, c] = x.shape;
  const bottom = height - h - top;
  const right = width - w - left;
  const padded = tf.pad(x, [
    [0, 0],
    [Math.max(0, top), Math.max(0, bottom)],
    [Math.max(0, left), Math.max(0, right)],
    [0, 0],
  ]);
  return tf.slice(padded, [0, Math.max(0, -top), Math.max(0, -left), 0], [n, height, width, c]);
}
