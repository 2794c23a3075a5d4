import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { webgl_util } from '@tensorflow/tfjs-backend-webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/**
 * Whether tfjs lays a packed tensor out in the plainest way: each texel two columns × two channels, a row of texels for
 * each pair of columns. It folds tensors that are larger than a texture differently; our shaders read only this layout.
 */
export function isLaidOutPlainly(shape: readonly number[]): boolean {
  const [height, width] = webgl_util.getTextureShapeFromLogicalShape([...shape], true);
  return (
    height === shape.slice(0, -2).reduce((a, b) => a * b, 1) * even(shape.at(-2)!) && width === even(shape.at(-1)!)
  );
}

/** Whether `x` is, or will be, laid out plainly: a reshaped tensor keeps the texture it had. */
export function isTexturePlain(backend: MathBackendWebGL, x: TensorInfo): boolean {
  const { texShape, isPacked, slice } = backend.texData.get(x.dataId);
  if (slice) return false;
  if (!isPacked || !texShape) return isLaidOutPlainly(x.shape);
  const rows = x.shape.slice(0, -2).reduce((a, b) => a * b, 1) * even(x.shape.at(-2)!);
  return texShape[0] === rows && texShape[1] === even(x.shape.at(-1)!);
}

function even(length: number): number {
  return length + (length % 2);
}
