import * as tf from '@tensorflow/tfjs-core';

/** What an engine's fused kernel returns: all float32; `saved` goes back to its gradient untouched. */
export interface FusedBatchNorm {
  forward(
    x: tf.Tensor4D,
    gamma: tf.Tensor1D,
    beta: tf.Tensor1D,
    epsilon: number,
  ): { y: tf.Tensor4D; mean: tf.Tensor1D; variance: tf.Tensor1D; saved: tf.Tensor[] };
  backward(
    dy: tf.Tensor4D,
    x: tf.Tensor4D,
    gamma: tf.Tensor1D,
    saved: tf.Tensor[],
    epsilon: number,
  ): [dx: tf.Tensor4D, dGamma: tf.Tensor1D, dBeta: tf.Tensor1D];
}

const fused = new Map<string, FusedBatchNorm>();

/** Lets an engine bring a fused kernel for its tfjs backend. */
export function registerFusedBatchNorm(backendName: string, kernel: FusedBatchNorm): void {
  fused.set(backendName, kernel);
}

/**
 * Batch normalisation with the batch's own statistics.
 *
 * @param x [n, h, w, c]
 * @param gamma [c]
 * @param beta [c]
 * @returns `y` [n, h, w, c]; `mean` and unbiased `variance` [c] of the batch for the moving statistics (as PyTorch)
 */
export function batchNormTraining(
  x: tf.Tensor4D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  epsilon: number,
): { y: tf.Tensor; mean: tf.Tensor; variance: tf.Tensor } {
  const kernel = fused.get(tf.getBackend()) ?? composed;
  let mean: tf.Tensor | undefined;
  let variance: tf.Tensor | undefined;
  const op = tf.customGrad((...args) => {
    const [input, scale, shift, save] = args as unknown as [
      tf.Tensor4D,
      tf.Tensor1D,
      tf.Tensor1D,
      (tensors: tf.Tensor[]) => void,
    ];
    const result = kernel.forward(input, scale, shift, epsilon);
    mean = tf.keep(result.mean);
    variance = tf.keep(result.variance);
    save([input, scale, ...result.saved]);
    return {
      value: result.y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [savedInput, savedScale, ...rest] = saved;
        return kernel.backward(dy as tf.Tensor4D, savedInput as tf.Tensor4D, savedScale as tf.Tensor1D, rest, epsilon);
      },
    };
  });
  const y = op(x, gamma, beta);
  const outputs = { y, mean: tf.clone(mean!), variance: tf.clone(variance!) };
  mean!.dispose();
  variance!.dispose();
  return outputs;
}

const AXES = [0, 1, 2];

/** The same from plain tfjs ops, for every backend without a fused kernel. */
const composed: FusedBatchNorm = {
  forward(x, gamma, beta, epsilon) {
    const n = x.size / x.shape[3];
    const { mean, variance } = tf.moments(x, AXES);
    const y = tf.batchNorm(x, mean as tf.Tensor1D, variance as tf.Tensor1D, beta, gamma, epsilon) as tf.Tensor4D;
    const unbiased = tf.mul(variance, n / Math.max(1, n - 1)) as tf.Tensor1D;
    return { y, mean: mean as tf.Tensor1D, variance: unbiased, saved: [mean, variance] };
  },
  backward(dy, x, gamma, [mean, variance], epsilon) {
    const n = x.size / x.shape[3];
    const invStd = tf.rsqrt(tf.add(variance, epsilon));
    const xHat = tf.mul(tf.sub(x, mean), invStd);
    const dBeta = tf.sum(dy, AXES) as tf.Tensor1D;
    const dGamma = tf.sum(tf.mul(dy, xHat), AXES) as tf.Tensor1D;
    const centred = tf.sub(dy, tf.add(tf.div(dBeta, n), tf.mul(xHat, tf.div(dGamma, n))));
    const dx = tf.mul(centred, tf.mul(gamma, invStd)) as tf.Tensor4D;
    return [dx, dGamma, dBeta];
  },
};
