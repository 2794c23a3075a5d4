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

type Initializer = ReturnType<typeof initializers.zeros>;

/**
 * How a weight starts: drawn with the network's next seed; zero in a folded network, which only ever receives trained
 * weights: drawing ten million numbers takes half a second.
 */
export function initialWeights(context: BlockContext, draw: (seed: number) => Initializer): Initializer {
  return context.folded ? initializers.zeros() : draw(context.nextSeed());
}

export interface ConvBlockOptions {
  name: string;
  filters: number;
  /** Side, or [height, width]. */
  kernelSize?: number | [number, number];
  strides?: number;
  /** `same` is PyTorch's padding by half the kernel on all sides, which with a stride is not TensorFlow's 'same'. */
  padding?: 'same' | 'valid';
  /** A bias before the batch norm: without effect, but torchvision's VGG has it. */
  bias?: boolean;
  /** Of the batch norm. */
  epsilon?: number;
  relu?: boolean;
}

/**
 * Convolution → batch norm → ReLU. Folded it is one convolution with a bias and a fused ReLU under the same name, so
 * that `foldBatchNorm` can carry the weights over. He initialisation, fan-out (He et al. 2015, arXiv 1502.01852).
 */
export function convBlock(context: BlockContext, x: SymbolicTensor, options: ConvBlockOptions): SymbolicTensor {
  const { name, filters, kernelSize = 3, strides = 1, padding = 'same', bias = false, epsilon, relu = true } = options;
  const by = typeof kernelSize === 'number' ? Math.floor(kernelSize / 2) : 0;
  const padded = padding === 'same' && strides > 1 && by > 0 ? pad(x, by, `${name}/pad`) : x;
  const convolution = layers.conv2d({
    name: `${name}/conv`,
    filters,
    kernelSize,
    strides,
    padding: padded === x ? padding : 'valid',
    useBias: bias || context.folded,
    activation: context.folded && relu ? 'relu' : undefined,
    kernelInitializer: initialWeights(context, (seed) =>
      initializers.varianceScaling({ scale: 2, mode: 'fanOut', distribution: 'normal', seed }),
    ),
  });
  let y = convolution.apply(padded) as SymbolicTensor;
  if (context.folded) return y;
  y = new BatchNorm({ name: `${name}/bn`, epsilon }).apply(y) as SymbolicTensor;
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

/** Dropout in training; nothing where the rate is 0 or the network is folded. */
export function dropout(context: BlockContext, x: SymbolicTensor, rate: number, name = 'dropout'): SymbolicTensor {
  return rate > 0 && !context.folded ? (new Dropout({ name, rate }).apply(x) as SymbolicTensor) : x;
}

/** The last dense layer, [n, features] → logits [n, classes]. */
export function logits(context: BlockContext, x: SymbolicTensor, classes: number): SymbolicTensor {
  const kernelInitializer = initialWeights(context, (seed) =>
    initializers.varianceScaling({ scale: 1, mode: 'fanIn', distribution: 'normal', seed }),
  );
  return layers.dense({ name: 'logits', units: classes, kernelInitializer }).apply(x) as SymbolicTensor;
}

/** Global average pooling → dropout → dense logits. */
export function classifierHead(
  context: BlockContext,
  x: SymbolicTensor,
  options: { classes: number; dropout: number },
): SymbolicTensor {
  const pooled = layers.globalAveragePooling2d({ name: 'pool' }).apply(x) as SymbolicTensor;
  return logits(context, dropout(context, pooled, options.dropout), options.classes);
}
