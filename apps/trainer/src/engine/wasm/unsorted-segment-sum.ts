import * as tf from '@tensorflow/tfjs-core';

/** Sums rows by segment (the gradient of `gather`), as a product with the one-hot matrix of the segment ids. */
export const unsortedSegmentSum: tf.KernelFunc = ({ inputs, attrs }) => {
  const { x, segmentIds } = inputs as unknown as { x: tf.Tensor; segmentIds: tf.Tensor1D };
  const { numSegments } = attrs as unknown as tf.UnsortedSegmentSumAttrs;
  return tf.tidy(() => {
    const [rows, ...rest] = x.shape;
    const oneHot = tf.cast(tf.oneHot(segmentIds, numSegments), 'float32') as tf.Tensor2D;
    const flat = tf.reshape(tf.cast(x, 'float32'), [rows, -1]) as tf.Tensor2D;
    return tf.reshape(tf.matMul(oneHot, flat, true), [numSegments, ...rest]);
  });
};
