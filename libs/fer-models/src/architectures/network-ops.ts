/**
 * What our networks are made of. An architecture is a function that connects these; `layers/` makes a network to train
 * of it, `inference/` a list of steps to predict with.
 *
 * @typeParam T a value between two ops, [n, height, width, channels], [n, tokens, channels] or [n, channels]
 */
export interface NetworkOps<T> {
  channels(x: T): number;
  /** Convolution → batch norm → ReLU, of which the last two may be left out. */
  conv(x: T, options: ConvOptions): T;
  /** Over the last axis, → batch norm → ReLU, of which the last two may be left out. */
  dense(x: T, options: DenseOptions): T;
  /** Unpadded, but for `pad` rows and columns of zeros on every side. */
  maxPool(x: T, options: { name: string; size: number; strides: number; pad?: number }): T;
  globalAveragePool(x: T, name: string): T;
  flatten(x: T, name: string): T;
  relu(x: T, name: string): T;
  add(a: T, b: T, name: string): T;
  /** Side by side in the last axis. */
  concat(xs: readonly T[], name: string): T;
  /** In training alone. */
  dropout(x: T, options: { name: string; rate: number }): T;
  /** Times a constant, which folding takes into the convolution before it. */
  scale(x: T, options: { name: string; factor: number }): T;
  tokens(x: T, name: string): T;
  firstToken(x: T, name: string): T;
  attention(x: T, options: { name: string; heads: number }): T;
  gelu(x: T, name: string): T;
  layerNorm(x: T, options: { name: string; epsilon: number }): T;
  l2Normalise(x: T, name: string): T;
}

export interface ConvOptions extends Activated {
  name: string;
  filters: number;
  /** Side, or [height, width]. */
  kernelSize: number | readonly [height: number, width: number];
  strides?: number;
  /** Rows and columns of zeros around the image: half a kernel, as PyTorch has it, or none. */
  padding?: 'same' | 'valid';
  init: WeightInit;
}

export interface DenseOptions extends Activated {
  name: string;
  units: number;
  init: WeightInit;
}

interface Activated {
  /** A bias of its own; default where no batch norm follows. */
  bias?: boolean;
  batchNorm?: { name: string; epsilon?: number };
  /** Name of the ReLU; none without it. */
  relu?: string;
}

/** Initial weights: variance scaling by a truncated normal (He et al. 2015, arXiv 1502.01852), or a truncated normal. */
export type WeightInit = { scale: number; mode: 'fanIn' | 'fanOut' | 'fanAvg' } | { stddev: number };

/** A kernel's side as [height, width]. */
export function kernelSides(kernelSize: ConvOptions['kernelSize']): readonly [height: number, width: number] {
  return typeof kernelSize === 'number' ? [kernelSize, kernelSize] : kernelSize;
}
