import { div, maximum, sqrt, square, sum, type Tensor, tidy } from '@tensorflow/tfjs-core';

/** Below this length a vector is divided by it instead, as PyTorch's `normalize` does. */
const SHORTEST = 1e-12;

/** Gives each row of [n, c] the Euclidean length 1. */
export function l2Normalise(x: Tensor): Tensor {
  return tidy(() => div(x, maximum(sqrt(sum(square(x), -1, true)), SHORTEST)));
}
