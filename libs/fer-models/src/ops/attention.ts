import {
  matMul,
  mul,
  reshape,
  softmax,
  split,
  type Tensor,
  type Tensor3D,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';

/**
 * Multi-head scaled dot-product attention (Vaswani et al. 2017, arXiv 1706.03762): [n, tokens, 3 × c], the queries, keys
 * and values of every head side by side, → [n, tokens, c].
 */
export function attention(x: Tensor3D, heads: number): Tensor {
  return tidy(() => {
    const [n, tokens, channels] = x.shape;
    const each = channels / 3 / heads;
    // Rank 4 at most and heads in the batch axis: ranks and products that every backend computes.
    const [queries, keys, values] = split(x, 3, 2).map((part) => {
      const apart = transpose(reshape(part, [n, tokens, heads, each]), [0, 2, 1, 3]);
      return reshape(apart, [n * heads, tokens, each]) as Tensor3D;
    }) as [Tensor3D, Tensor3D, Tensor3D];
    const weights = softmax(matMul(mul(queries, each ** -0.5), keys, false, true));
    const mixed = reshape(matMul(weights, values), [n, heads, tokens, each]);
    return reshape(transpose(mixed, [0, 2, 1, 3]), [n, tokens, channels / 3]);
  });
}
