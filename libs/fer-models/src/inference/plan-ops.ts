import * as tf from '@tensorflow/tfjs-core';
import { kernelSides, type NetworkOps } from '../architectures/network-ops.ts';
import { attention } from '../ops/attention.ts';
import { gelu } from '../ops/gelu.ts';
import { l2Normalise } from '../ops/l2-normalise.ts';
import { layerNorm } from '../ops/layer-norm.ts';
import { firstToken, tokensOf } from '../ops/tokens.ts';

/** What a step of a plan gives. */
export interface PlanValue {
  /** 0 is the image; every step gives the next. */
  index: number;
  /** Of one image. */
  shape: readonly number[];
}

export interface PlanStep {
  /** Indices of values. */
  inputs: readonly number[];
  /** Indices of weights. */
  weights: readonly number[];
  compute(values: readonly tf.Tensor[], weights: readonly tf.Tensor[]): tf.Tensor;
}

export interface Recorded {
  steps: readonly PlanStep[];
  weights: readonly { name: string; shape: readonly number[] }[];
  macs: number;
}

/** The ops as steps that are written down instead of computed. Batch norm is part of the convolution or dense layer. */
export function createPlanOps(inputShape: readonly number[]) {
  const steps: PlanStep[] = [];
  const weights: { name: string; shape: readonly number[] }[] = [];
  let macs = 0;

  const step = (
    inputs: readonly PlanValue[],
    shape: readonly number[],
    compute: PlanStep['compute'],
    own: Record<string, readonly number[]> = {},
  ): PlanValue => {
    const first = weights.length;
    for (const [name, weightShape] of Object.entries(own)) weights.push({ name, shape: weightShape });
    steps.push({
      inputs: inputs.map(({ index }) => index),
      weights: weights.slice(first).map((_, i) => first + i),
      compute,
    });
    return { index: steps.length, shape };
  };
  const same = (x: PlanValue, compute: (x: tf.Tensor) => tf.Tensor) => step([x], x.shape, ([value]) => compute(value!));

  const ops: NetworkOps<PlanValue> = {
    channels: ({ shape }) => shape.at(-1)!,
    conv(x, { name, filters, kernelSize, strides = 1, padding = 'same', relu }) {
      const [height, width, channels] = x.shape as [number, number, number];
      const sides = kernelSides(kernelSize);
      const [rows, columns] = sides.map((side) => (padding === 'same' ? Math.floor(side / 2) : 0)) as [number, number];
      const shape = [
        slide(height + 2 * rows, sides[0], strides),
        slide(width + 2 * columns, sides[1], strides),
        filters,
      ];
      const kernel = [...sides, channels, filters];
      macs += tf.util.sizeFromShape([...shape.slice(0, 2), ...kernel]);
      const convolution = {
        strides,
        pad: [[0, 0], [rows, rows], [columns, columns], [0, 0]] satisfies tf.backend_util.ExplicitPadding, // prettier-ignore
        activation: relu === undefined ? 'linear' : 'relu',
      } as const;
      return step(
        [x],
        shape,
        ([value], [filter, bias]) =>
          tf.fused.conv2d({ ...convolution, x: value as tf.Tensor4D, filter: filter as tf.Tensor4D, bias: bias! }),
        { [`${name}/kernel`]: kernel, [`${name}/bias`]: [filters] },
      );
    },
    dense(x, { name, units, relu }) {
      const channels = x.shape.at(-1)!;
      const shape = [...x.shape.slice(0, -1), units];
      macs += tf.util.sizeFromShape([...x.shape]) * units;
      const activation = relu === undefined ? 'linear' : 'relu';
      return step(
        [x],
        shape,
        ([value], [kernel, bias]) => {
          const a = tf.reshape(value!, [-1, channels]);
          const b = kernel as tf.Tensor2D;
          return tf.reshape(tf.fused.matMul({ a, b, bias: bias!, activation }), [-1, ...shape]);
        },
        { [`${name}/kernel`]: [channels, units], [`${name}/bias`]: [units] },
      );
    },
    maxPool(x, { size, strides, pad = 0 }) {
      const [height, width, channels] = x.shape as [number, number, number];
      const shape = [slide(height + 2 * pad, size, strides), slide(width + 2 * pad, size, strides), channels];
      return step([x], shape, ([value]) => {
        const image = value as tf.Tensor4D;
        const padded = pad > 0 ? tf.pad(image, [[0, 0], [pad, pad], [pad, pad], [0, 0]]) : image; // prettier-ignore
        return tf.maxPool(padded, size, strides, 'valid');
      });
    },
    globalAveragePool: (x) => step([x], x.shape.slice(-1), ([value]) => tf.mean(value!, [1, 2])),
    flatten(x) {
      const size = tf.util.sizeFromShape([...x.shape]);
      return step([x], [size], ([value]) => tf.reshape(value!, [-1, size]));
    },
    relu: (x) => same(x, tf.relu),
    add: (a, b) => step([a, b], a.shape, ([first, second]) => tf.add(first!, second!)),
    concat(xs) {
      const channels = xs.reduce((sum, { shape }) => sum + shape.at(-1)!, 0);
      return step(xs, [...xs[0]!.shape.slice(0, -1), channels], (values) => tf.concat([...values], -1));
    },
    dropout: (x) => x,
    scale: (x) => x,
    tokens(x, name) {
      const [height, width, channels] = x.shape as [number, number, number];
      const shape = [1 + height * width, channels];
      return step([x], shape, ([value], [first, positions]) => tokensOf(value as tf.Tensor4D, first!, positions!), {
        [`${name}/cls_token`]: [1, 1, channels],
        [`${name}/pos_embed`]: [1, ...shape],
      });
    },
    firstToken: (x) => step([x], x.shape.slice(1), ([value]) => firstToken(value as tf.Tensor3D)),
    attention(x, { heads }) {
      const [tokens, channels] = x.shape as [number, number];
      // Queries × keys, then weights × values: tokens² products of all channels each.
      macs += (2 * tokens ** 2 * channels) / 3;
      return step([x], [tokens, channels / 3], ([value]) => attention(value as tf.Tensor3D, heads));
    },
    gelu: (x) => same(x, gelu),
    layerNorm(x, { name, epsilon }) {
      const shape = x.shape.slice(-1);
      return step([x], x.shape, ([value], [gamma, beta]) => layerNorm(value!, gamma!, beta!, epsilon), {
        [`${name}/gamma`]: shape,
        [`${name}/beta`]: shape,
      });
    },
    l2Normalise: (x) => same(x, l2Normalise),
  };
  const input: PlanValue = { index: 0, shape: inputShape };
  return { ops, input, recorded: (): Recorded => ({ steps, weights, macs }) };
}

/** How often a window of `size` fits into `length`, a stride apart. */
function slide(length: number, size: number, strides: number): number {
  return Math.floor((length - size) / strides) + 1;
}
