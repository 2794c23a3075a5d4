import { initializers, layers, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { Scale } from '../layers/scale.ts';
import { type BlockContext, convBlock, type ConvBlockOptions, initialWeights } from './blocks.ts';

/** Of every batch norm in FaceNet. */
export const EPSILON = 1e-3;

/** Convolutions one after the other: filters, kernel, and a stride that goes without padding. */
export type Branch = [filters: number, kernelSize: number | [number, number], strides?: number][];

/** {@link convBlock} with FaceNet's epsilon. */
export function basicConv(
  context: BlockContext,
  x: SymbolicTensor,
  name: string,
  options: Omit<ConvBlockOptions, 'name' | 'epsilon'>,
): SymbolicTensor {
  return convBlock(context, x, { ...options, name, epsilon: EPSILON });
}

/** 3×3 with stride 2, without padding. */
export function maxPool(x: SymbolicTensor, name: string): SymbolicTensor {
  return layers.maxPooling2d({ name, poolSize: 3, strides: 2, padding: 'valid' }).apply(x) as SymbolicTensor;
}

/** Several branches over one input, `<name>/branch<i>`; one of a single convolution has no inner index. */
export function branches(
  context: BlockContext,
  x: SymbolicTensor,
  name: string,
  paths: readonly Branch[],
  first = 0,
): SymbolicTensor[] {
  return paths.map((path, index) => {
    let y = x;
    for (const [step, [filters, kernelSize, strides = 1]] of path.entries()) {
      const branch = `${name}/branch${first + index}`;
      const padding = strides > 1 ? 'valid' : 'same';
      y = basicConv(context, y, path.length === 1 ? branch : `${branch}/${step}`, {
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
 * Inception-ResNet stable (arXiv 1602.07261, section 3.3); folded it is part of the convolution.
 */
export function scaledResidual(
  context: BlockContext,
  x: SymbolicTensor,
  name: string,
  paths: readonly Branch[],
  scale: number,
  relu = true,
): SymbolicTensor {
  const joined = layers.concatenate({ name: `${name}/concat` }).apply(branches(context, x, name, paths));
  const projection = layers.conv2d({
    name: `${name}/conv2d`,
    filters: x.shape.at(-1) as number,
    kernelSize: 1,
    kernelInitializer: initialWeights(context, (seed) => initializers.glorotNormal({ seed })),
  });
  let y = projection.apply(joined) as SymbolicTensor;
  if (!context.folded && scale !== 1)
    y = new Scale({ name: `${name}/scale`, factor: scale }).apply(y) as SymbolicTensor;
  y = layers.add({ name: `${name}/add` }).apply([y, x]) as SymbolicTensor;
  return relu ? (layers.reLU({ name: `${name}/relu` }).apply(y) as SymbolicTensor) : y;
}
