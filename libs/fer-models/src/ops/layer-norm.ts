import { add, customGrad, mean, mul, rsqrt, square, sub, sum, type Tensor, tidy } from '@tensorflow/tfjs-core';

/**
 * Layer normalisation over the last axis (Ba et al. 2016, arXiv 1607.06450). Its gradient is written out: composed by tfjs
 * it takes twice as many passes.
 *
 * @param epsilon added to the variance
 */
export function layerNorm(x: Tensor, gamma: Tensor, beta: Tensor, epsilon: number): Tensor {
  const normalise = customGrad((...args) => {
    const [input, scale, shift, save] = args as unknown as [Tensor, Tensor, Tensor, (tensors: Tensor[]) => void];
    const centred = sub(input, mean(input, -1, true));
    const inverse = rsqrt(add(mean(square(centred), -1, true), epsilon));
    const normalised = mul(centred, inverse);
    save([normalised, inverse, scale]);
    return {
      value: add(mul(normalised, scale), shift),
      gradFunc: (dy: Tensor, saved: Tensor[]) => gradients(dy, saved as [Tensor, Tensor, Tensor]),
    };
  });
  return tidy(() => normalise(x, gamma, beta));
}

/** Of x, gamma and beta. */
function gradients(dy: Tensor, [normalised, inverse, gamma]: [Tensor, Tensor, Tensor]): Tensor[] {
  const along = mul(dy, normalised);
  const rows = [...dy.shape.keys()].slice(0, -1);
  const dNormalised = mul(dy, gamma);
  const parallel = mul(normalised, mean(mul(along, gamma), -1, true));
  const dx = mul(sub(sub(dNormalised, mean(dNormalised, -1, true)), parallel), inverse);
  return [dx, sum(along, rows), sum(dy, rows)];
}
