import { add, mean, mul, rsqrt, square, sub, type Tensor, tidy } from '@tensorflow/tfjs-core';

/**
 * Layer normalisation over the last axis (Ba et al. 2016, arXiv 1607.06450).
 *
 * @param epsilon added to the variance
 */
export function layerNorm(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor {
  return tidy(() => {
    const centred = sub(x, mean(x, -1, true));
    const variance = mean(square(centred), -1, true);
    return add(mul(mul(centred, rsqrt(add(variance, epsilon))), gamma), beta);
  });
}
