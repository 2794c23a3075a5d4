import { initializers, layers, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { Dropout } from '../layers/dropout.ts';
import { BatchNorm } from '../layers/batch-norm.ts';

/** What the builders of one network share: whether batch norm is folded, and a stream of seeds. */
export interface BlockContext {
  folded: boolean;
  nextSeed: () => number;
}

/** Starts a network's seeds at `seed`; every layer takes the next. */
export function createBlockContext(folded: boolean, seed: number): BlockContext {
  let next = seed * 1009 + 1;
  return { folded, nextSeed: () => next++ };
}

export interface ConvBlockOptions {
  name: string;
  filters: number;
  kernelSize?: number;
  strides?: number;
  relu?: boolean;
}

/**
 * Convolution → batch norm → ReLU. Folded it is one convolution with a bias and a fused ReLU under the same name, so
 * that `foldBatchNorm` can carry the weights over. He initialisation, fan-out (He et al. 2015, arXiv 1502.01852).
 */
export function convBlock(context: BlockContext, x: SymbolicTensor, options: ConvBlockOptions): SymbolicTensor {
  const { name, filters, kernelSize = 3, strides = 1, relu = true } = options;
  const padded = strides > 1 && kernelSize > 1 ? pad(x, Math.floor(kernelSize / 2), `${name}/pad`) : x;
  const convolution = layers.conv2d({
    name: `${name}/conv`,
    filters,
    kernelSize,
    strides,
    padding: padded === x ? 'same' : 'valid',
    useBias: context.folded,
    activation: context.folded && relu ? 'relu' : undefined,
    kernelInitializer: initializers.varianceScaling({
      scale: 2,
      mode: 'fanOut',
      distribution: 'normal',
      seed: context.nextSeed(),
    }),
  });
  let y = convolution.apply(padded) as SymbolicTensor;
  if (context.folded) return y;
  y = new BatchNorm({ name: `${name}/bn` }).apply(y) as SymbolicTensor;
  return relu ? (layers.reLU({ name: `${name}/relu` }).apply(y) as SymbolicTensor) : y;
}

/** Zero padding on all four sides: PyTorch's convention, which 'same' with a stride is not. */
export function pad(x: SymbolicTensor, by: number, name: string): SymbolicTensor {
  const padding: [[number, number], [number, number]] = [
    [by, by],
    [by, by],
  ];
  return layers.zeroPadding2d({ name, padding }).apply(x) as SymbolicTensor;
}

/** Global average pooling → dropout → dense logits. */
export function classifierHead(
  context: BlockContext,
  x: SymbolicTensor,
  options: { classes: number; dropout: number },
): SymbolicTensor {
  let y = layers.globalAveragePooling2d({ name: 'pool' }).apply(x) as SymbolicTensor;
  if (options.dropout > 0 && !context.folded) {
    y = new Dropout({ name: 'dropout', rate: options.dropout }).apply(y) as SymbolicTensor;
  }
  const kernelInitializer = initializers.varianceScaling({
    scale: 1,
    mode: 'fanIn',
    distribution: 'normal',
    seed: context.nextSeed(),
  });
  return layers.dense({ name: 'logits', units: options.classes, kernelInitializer }).apply(y) as SymbolicTensor;
}
