import {
  add,
  concat,
  reshape,
  slice,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tidy,
  tile,
} from '@tensorflow/tfjs-core';

/**
 * A Vision Transformer's tokens from the grid of patches: a class token [1, 1, c] in front, a position [1, tokens, c]
 * added to each. [n, rows, columns, c] → [n, 1 + rows × columns, c].
 */
export function tokensOf(x: Tensor4D, classToken: Tensor, positions: Tensor): Tensor {
  return tidy(() => {
    const [n, rows, columns, channels] = x.shape;
    const patches = reshape(x, [n, rows * columns, channels]);
    return add(concat([tile(classToken, [n, 1, 1]), patches], 1), positions);
  });
}

/** The first of the tokens, [n, tokens, c] → [n, c]: where a Vision Transformer gathers what it knows of the image. */
export function firstToken(x: Tensor3D): Tensor {
  return tidy(() => {
    const [n, , channels] = x.shape;
    return reshape(slice(x, [0, 0, 0], [n, 1, channels]), [n, channels]);
  });
}
