import type { ConvOptions, NetworkOps } from './network-ops.ts';

export interface ConvBlockOptions extends Pick<ConvOptions, 'name' | 'filters' | 'strides' | 'padding'> {
  /** Side, or [height, width]; 3 without it. */
  kernelSize?: ConvOptions['kernelSize'];
  /** A bias before the batch norm: without effect, but torchvision's VGG has it. */
  bias?: boolean;
  /** Of the batch norm. */
  epsilon?: number;
  relu?: boolean;
}

/** Convolution → batch norm → ReLU: `<name>/conv`, `<name>/bn`, `<name>/relu`. He initialisation, fan-out. */
export function convBlock<T>(ops: NetworkOps<T>, x: T, options: ConvBlockOptions): T {
  const { name, kernelSize = 3, epsilon, relu = true, bias = false, ...convolution } = options;
  return ops.conv(x, {
    ...convolution,
    name: `${name}/conv`,
    kernelSize,
    bias,
    batchNorm: { name: `${name}/bn`, epsilon },
    ...(relu && { relu: `${name}/relu` }),
    init: { scale: 2, mode: 'fanOut' },
  });
}

/** The last dense layer, [n, features] → logits [n, classes]. */
export function logits<T>(ops: NetworkOps<T>, x: T, classes: number): T {
  return ops.dense(x, { name: 'logits', units: classes, init: { scale: 1, mode: 'fanIn' } });
}

/** Global average pooling → dropout → dense logits. */
export function classifierHead<T>(
  ops: NetworkOps<T>,
  x: T,
  { classes, dropout }: { classes: number; dropout: number },
): T {
  const pooled = ops.globalAveragePool(x, 'pool');
  return logits(ops, ops.dropout(pooled, { name: 'dropout', rate: dropout }), classes);
}
