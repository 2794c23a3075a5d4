import { convBlock, type ConvBlockOptions } from './blocks.ts';
import type { NetworkOps } from './network-ops.ts';

/** Of every batch norm in FaceNet. */
export const EPSILON = 1e-3;

/** Convolutions one after the other: filters, kernel, and a stride that goes without padding. */
export type Branch = [filters: number, kernelSize: number | [number, number], strides?: number][];

/** {@link convBlock} with FaceNet's epsilon. */
export function basicConv<T>(
  ops: NetworkOps<T>,
  x: T,
  name: string,
  options: Omit<ConvBlockOptions, 'name' | 'epsilon'>,
): T {
  return convBlock(ops, x, { ...options, name, epsilon: EPSILON });
}

/** 3×3 with stride 2, without padding. */
export function maxPool<T>(ops: NetworkOps<T>, x: T, name: string): T {
  return ops.maxPool(x, { name, size: 3, strides: 2 });
}

/** Several branches over one input, `<name>/branch<i>`; one of a single convolution has no inner index. */
export function branches<T>(ops: NetworkOps<T>, x: T, name: string, paths: readonly Branch[], first = 0): T[] {
  return paths.map((path, index) => {
    let y = x;
    for (const [step, [filters, kernelSize, strides = 1]] of path.entries()) {
      const branch = `${name}/branch${first + index}`;
      const padding = strides > 1 ? 'valid' : 'same';
      y = basicConv(ops, y, path.length === 1 ? branch : `${branch}/${step}`, {
        filters,
        kernelSize,
        strides,
        padding,
      });
    }
    return y;
  });
}

/**
 * x + scale × conv1×1(concat(branches of x)), then ReLU unless it is the last block. Scaling the residual keeps a deep
 * Inception-ResNet stable (arXiv 1602.07261, section 3.3).
 */
export function scaledResidual<T>(
  ops: NetworkOps<T>,
  x: T,
  name: string,
  paths: readonly Branch[],
  scale: number,
  relu = true,
): T {
  const joined = ops.concat(branches(ops, x, name, paths), `${name}/concat`);
  let y = ops.conv(joined, {
    name: `${name}/conv2d`,
    filters: ops.channels(x),
    kernelSize: 1,
    init: { scale: 1, mode: 'fanAvg' },
  });
  if (scale !== 1) y = ops.scale(y, { name: `${name}/scale`, factor: scale });
  y = ops.add(y, x, `${name}/add`);
  return relu ? ops.relu(y, `${name}/relu`) : y;
}
