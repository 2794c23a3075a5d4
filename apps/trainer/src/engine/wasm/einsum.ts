import * as tf from '@tensorflow/tfjs-core';

/** Einstein summation from the backend's transpose, multiply and sum, in the order that tfjs' own planner gives. */
export const einsum: tf.KernelFunc = ({ inputs, attrs }) => {
  const { equation } = attrs as unknown as tf.EinsumAttrs;
  const tensors = Object.values(inputs) as tf.Tensor[];
  const { allDims, summedDims, idDims } = tf.backend_util.decodeEinsumEquation(equation, tensors.length);
  tf.backend_util.checkEinsumDimSizes(allDims.length, idDims, tensors);
  const { path, steps } = tf.backend_util.getEinsumComputePath(summedDims, idDims);
  return tf.tidy(() => {
    let out: tf.Tensor | undefined;
    let dims = allDims.length;
    for (const [i, step] of steps.entries()) {
      for (const id of step) {
        const { permutationIndices, expandDims } = tf.backend_util.getEinsumPermutation(dims, idDims[id]);
        let x = tf.backend_util.isIdentityPermutation(permutationIndices)
          ? tensors[id]
          : tf.transpose(tensors[id], permutationIndices);
        for (const axis of expandDims) x = tf.expandDims(x, axis);
        out = out ? tf.mul(out, x) : tf.clone(x);
      }
      if (i < steps.length - 1 && path[i] >= 0) {
        out = tf.sum(out!, path[i] - (allDims.length - dims));
        dims--;
      }
    }
    return out!;
  });
};
