import { Attention, BatchNorm, LayerNorm } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import { clipGradients } from '../training/optimiser/clip-gradients.ts';
import { createLoss } from '../training/loss.ts';

/** A computation that training differentiates, and the shapes of its inputs. */
export interface GradientCase {
  name: string;
  shapes: number[][];
  op: (...inputs: tf.Tensor[]) => tf.Tensor;
}

/** What every engine has to differentiate as the cpu backend does: the ops and layers of the architectures and losses. */
export const GRADIENT_CASES: readonly GradientCase[] = [
  ...[
    { side: 7, kernel: 3, stride: 1, pad: 'same' as const },
    { side: 8, kernel: 3, stride: 2, pad: 'same' as const },
    { side: 9, kernel: 3, stride: 2, pad: 'valid' as const },
    { side: 8, kernel: 3, stride: 2, pad: 'valid' as const },
    { side: 6, kernel: 1, stride: 2, pad: 'same' as const },
    { side: 9, kernel: 5, stride: 2, pad: 'same' as const },
    { side: 6, kernel: 1, stride: 1, pad: 'valid' as const },
    { side: 8, kernel: 4, stride: 4, pad: 'valid' as const },
  ].flatMap(convolutions),
  {
    name: 'conv2d 1×7',
    shapes: [
      [2, 9, 9, 3],
      [1, 7, 3, 4],
    ],
    op: (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'same'),
  },
  { name: 'dense', shapes: [[4, 6], [6, 3], [3]], op: (x, w, b) => tf.add(tf.matMul(x, w), b) },
  { name: 'gather', shapes: [[5, 3]], op: (x) => tf.gather(x, tf.tensor1d([4, 0, 4, 2], 'int32')) },
  { name: 'maxPool', shapes: [[2, 6, 6, 3]], op: (x) => tf.maxPool(x as tf.Tensor4D, 3, 2, 'same') },
  { name: 'avgPool', shapes: [[2, 6, 6, 3]], op: (x) => tf.avgPool(x as tf.Tensor4D, 2, 2, 'valid') },
  { name: 'global mean', shapes: [[2, 4, 4, 3]], op: (x) => tf.mean(x, [1, 2]) },
  { name: 'relu', shapes: [[3, 17]], op: (x) => tf.relu(x) },
  { name: 'erf', shapes: [[3, 17]], op: (x) => tf.erf(x) },
  {
    name: 'concat and split',
    shapes: [
      [2, 4, 3],
      [2, 4, 5],
    ],
    op: (a, b) => tf.split(tf.concat([a, b], 2), 2, 2)[1],
  },
  { name: 'tile', shapes: [[1, 1, 5]], op: (x) => tf.tile(x, [3, 1, 1]) },
  {
    name: 'batch norm in training',
    shapes: [[3, 4, 4, 5]],
    op: (x) => built(new BatchNorm(), x).call(x, { training: true }),
  },
  { name: 'layer norm', shapes: [[2, 3, 6]], op: (x) => built(new LayerNorm(), x).call(x) },
  { name: 'attention', shapes: [[2, 5, 24]], op: (x) => new Attention({ heads: 2 }).call(x) },
  { name: 'cross-entropy', shapes: [[3, 7]], op: (x) => lossOf(x, 'crossEntropy') },
  { name: 'focal loss', shapes: [[3, 7]], op: (x) => lossOf(x, 'focal') },
];

/** More gradients than a device binds at once (WebGPU: ten), clipped together. */
export function clipMany(): tf.Tensor {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`w${i}`, tf.fill([3], i - 20)]));
  return tf.concat(Object.values(clipGradients(many, 1)));
}

function convolutions({
  side,
  kernel,
  stride,
  pad,
}: {
  side: number;
  kernel: number;
  stride: number;
  pad: 'same' | 'valid';
}): GradientCase[] {
  const label = `${side}×${side}, ${kernel}×${kernel}, stride ${stride}, ${pad}`;
  const x = [2, side, side, 3];
  return [
    {
      name: `conv2d ${label}`,
      shapes: [x, [kernel, kernel, 3, 4]],
      op: (images, w) => tf.conv2d(images as tf.Tensor4D, w as tf.Tensor4D, stride, pad),
    },
    {
      name: `depthwiseConv2d ${label}`,
      shapes: [x, [kernel, kernel, 3, 2]],
      op: (images, w) => tf.depthwiseConv2d(images as tf.Tensor4D, w as tf.Tensor4D, stride, pad),
    },
  ];
}

function built<Layer extends { build(shape: number[]): void }>(layer: Layer, x: tf.Tensor): Layer {
  layer.build(x.shape);
  return layer;
}

function lossOf(logits: tf.Tensor, type: 'crossEntropy' | 'focal'): tf.Tensor {
  const loss = createLoss({ loss: type === 'focal' ? { type, gamma: 2 } : { type }, distil: null });
  const labels = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([0, 4, 6], 'int32'), 7), 'float32')) as tf.Tensor2D;
  return loss(tf.mul(logits, 4) as tf.Tensor2D, { labels, batchSize: 3 });
}
