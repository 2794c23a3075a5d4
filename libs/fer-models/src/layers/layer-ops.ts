import { initializers, layers, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { type ConvOptions, kernelSides, type NetworkOps, type WeightInit } from '../architectures/network-ops.ts';
import { Attention } from './attention.ts';
import { BatchNorm } from './batch-norm.ts';
import { Conv2d } from './conv2d.ts';
import { Dropout } from './dropout.ts';
import { FirstToken } from './first-token.ts';
import { Gelu } from './gelu.ts';
import { L2Normalise } from './l2-normalise.ts';
import { LayerNorm } from './layer-norm.ts';
import { Scale } from './scale.ts';
import { Tokens } from './tokens.ts';

/**
 * The ops as layers, which learn. Every op is one or more layers of the names in its options.
 *
 * @param seed every weight that is drawn takes the next from here on
 */
export function createLayerOps(seed: number): NetworkOps<SymbolicTensor> {
  let next = seed * 1009 + 1;
  const kernelInitializer = (init: WeightInit) => initializer(init, next++);
  const activate = (x: SymbolicTensor, { batchNorm, relu }: Pick<ConvOptions, 'batchNorm' | 'relu'>) => {
    const y = batchNorm ? apply(new BatchNorm(batchNorm), x) : x;
    return relu === undefined ? y : apply(layers.reLU({ name: relu }), y);
  };
  return {
    channels: (x) => x.shape.at(-1)!,
    conv(x, { name, filters, strides = 1, padding = 'same', init, ...options }) {
      const kernelSize = kernelSides(options.kernelSize);
      const by = Math.floor(kernelSize[0] / 2);
      // TensorFlow's 'same' is PyTorch's only where the stride is 1.
      const own = padding === 'same' && strides > 1 && by > 0;
      const padded = own ? apply(pad(by, name.replace(/conv$/, 'pad')), x) : x;
      const convolution = new Conv2d({
        name,
        filters,
        kernelSize,
        strides,
        padding: own ? 'valid' : padding,
        useBias: options.bias ?? !options.batchNorm,
        kernelInitializer: kernelInitializer(init),
      });
      return activate(apply(convolution, padded), options);
    },
    dense(x, { name, units, init, ...options }) {
      const useBias = options.bias ?? !options.batchNorm;
      const dense = layers.dense({ name, units, useBias, kernelInitializer: kernelInitializer(init) });
      return activate(apply(dense, x), options);
    },
    maxPool(x, { name, size, strides, pad: by = 0 }) {
      const pool = layers.maxPooling2d({ name, poolSize: size, strides, padding: 'valid' });
      return apply(pool, by > 0 ? apply(pad(by, `${name}/pad`), x) : x);
    },
    globalAveragePool: (x, name) => apply(layers.globalAveragePooling2d({ name }), x),
    flatten: (x, name) => apply(layers.flatten({ name }), x),
    relu: (x, name) => apply(layers.reLU({ name }), x),
    add: (a, b, name) => apply(layers.add({ name }), [a, b]),
    concat: (xs, name) => apply(layers.concatenate({ name }), [...xs]),
    dropout: (x, options) => (options.rate > 0 ? apply(new Dropout(options), x) : x),
    scale: (x, options) => apply(new Scale(options), x),
    tokens: (x, name) => apply(new Tokens({ name, seed: next++ }), x),
    firstToken: (x, name) => apply(new FirstToken({ name }), x),
    attention: (x, options) => apply(new Attention(options), x),
    gelu: (x, name) => apply(new Gelu({ name }), x),
    layerNorm: (x, options) => apply(new LayerNorm(options), x),
    l2Normalise: (x, name) => apply(new L2Normalise({ name }), x),
  };
}

function apply(layer: layers.Layer, x: SymbolicTensor | SymbolicTensor[]): SymbolicTensor {
  return layer.apply(x) as SymbolicTensor;
}

function pad(by: number, name: string): layers.Layer {
  const padding: [[number, number], [number, number]] = [
    [by, by],
    [by, by],
  ];
  return layers.zeroPadding2d({ name, padding });
}

function initializer(init: WeightInit, seed: number) {
  if ('stddev' in init) return initializers.truncatedNormal({ stddev: init.stddev, seed });
  return initializers.varianceScaling({ ...init, distribution: 'normal', seed });
}
