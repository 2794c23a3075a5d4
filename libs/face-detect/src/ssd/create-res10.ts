import * as tf from '@tensorflow/tfjs-core';
import { VALUES_PER_BOX } from './detection-output.ts';
import {
  RES10_HEADS,
  RES10_LAYERS,
  RES10_MEAN,
  type AffineLayer,
  type ConvolutionLayer,
  type Layer,
} from './res10-layers.ts';
import { floatValues, type SsdTensor } from './ssd-tensor.ts';

/** The network with its weights on the device. */
export interface Res10 {
  /**
   * @param pixels [batch, 300, 300, 3], RGB 0..255; stays the caller's.
   * @returns [batch, priors, 5] as detectionOutput takes it. The caller owns it.
   */
  readonly execute: (pixels: tf.Tensor4D) => tf.Tensor3D;
  readonly dispose: () => void;
}

/** The map of normalised colours. The network was trained on blue, green, red; its weights are turned round once instead. */
const COLOURS = 'data_bn';

type Maps = ReadonlyMap<string, tf.Tensor4D>;

interface Step {
  readonly name: string;
  readonly run: (maps: Maps) => tf.Tensor4D;
  readonly weights: readonly tf.Tensor[];
}

/** Prepares the network: bytes become floats, scales are multiplied into kernels, the order of colours into the first layer. */
export function createRes10(tensors: readonly SsdTensor[]): Res10 {
  const byName = new Map(tensors.map((each) => [each.name, each]));
  const weight = (name: string): tf.Tensor => {
    const found = byName.get(name);
    if (!found) throw new Error(`The detector's weights have no ${name}; import the detector again.`);
    return tf.tensor(floatValues(found), [...found.shape]);
  };
  const optional = (name: string) => (byName.has(name) ? weight(name) : null);
  const steps = RES10_LAYERS.map((layer) => createStep(layer, weight, optional));
  return {
    execute: (pixels) =>
      tf.tidy(() => {
        const maps = new Map<string, tf.Tensor4D>([['data', pixels]]);
        for (const { name, run } of steps) maps.set(name, run(maps));
        return readHeads(maps);
      }),
    dispose: () => tf.dispose(steps.flatMap(({ weights }) => [...weights])),
  };
}

type Weight = (name: string) => tf.Tensor;

function createStep(layer: Layer, weight: Weight, optional: (name: string) => tf.Tensor | null): Step {
  const { name } = layer;
  switch (layer.kind) {
    case 'convolution':
      return createConvolution(layer, weight, optional);
    case 'affine':
      return createAffine(layer, weight);
    case 'pool':
      // Caffe rounds sizes up: a window may hang over the lower right edge, as with TensorFlow's 'same'.
      return { name, run: (maps) => tf.maxPool(maps.get(layer.input)!, 3, 2, 'same'), weights: [] };
    case 'add':
      return { name, run: (maps) => tf.add(maps.get(layer.inputs[0])!, maps.get(layer.inputs[1])!), weights: [] };
    case 'normalize': {
      const scale = weight(`${name}/scale`);
      return { name, run: (maps) => tf.mul(normalize(maps.get(layer.input)!), scale), weights: [scale] };
    }
  }
}

function createConvolution(
  { name, input, size, stride, dilation, relu }: ConvolutionLayer,
  weight: Weight,
  optional: (name: string) => tf.Tensor | null,
): Step {
  const shift = optional(`${name}/shift`);
  const kernel = tf.tidy(() => {
    const stored = weight(`${name}/kernel`) as tf.Tensor4D;
    const ordered = input === COLOURS ? tf.reverse(stored, 2) : stored;
    const scale = optional(`${name}/scale`);
    return scale ? tf.mul<tf.Tensor4D>(ordered, scale) : ordered;
  });
  const fixed = {
    filter: kernel,
    strides: stride,
    dilations: dilation,
    pad: (dilation * (size - 1)) / 2,
    activation: relu ? ('relu' as const) : ('linear' as const),
    ...(shift && { bias: shift }),
  };
  return {
    name,
    run: (maps) => tf.fused.conv2d({ x: maps.get(input)!, ...fixed }),
    weights: shift ? [kernel, shift] : [kernel],
  };
}

function createAffine({ name, input, relu }: AffineLayer, weight: Weight): Step {
  const { scale, shift } = tf.tidy(() => {
    const scale = weight(`${name}/scale`);
    const shift = weight(`${name}/shift`);
    if (name !== COLOURS) return { scale, shift };
    // Stored is what follows after the mean was taken off.
    const [rgbScale, rgbShift] = [tf.reverse(scale, 0), tf.reverse(shift, 0)];
    return { scale: rgbScale, shift: tf.sub(rgbShift, tf.mul(rgbScale, tf.tensor1d([...RES10_MEAN]))) };
  });
  const run = (maps: Maps): tf.Tensor4D => {
    const moved = tf.add<tf.Tensor4D>(tf.mul(maps.get(input)!, scale), shift);
    return relu ? tf.relu(moved) : moved;
  };
  return { name, run, weights: [scale, shift] };
}

/** Each pixel's channels to length 1 (SSD's Normalize, not across space). */
function normalize(map: tf.Tensor4D): tf.Tensor4D {
  return tf.div(map, tf.sqrt(tf.add(tf.sum(tf.square(map), 3, true), 1e-10)));
}

/** All heads' outputs, one row a prior box. */
function readHeads(maps: Maps): tf.Tensor3D {
  const rows = RES10_HEADS.map(({ name }) => {
    const offsets = maps.get(`${name}_mbox_loc`)!;
    const [batch, height, width, channels] = offsets.shape;
    const boxes = (height * width * channels) / 4;
    const logits = tf.reshape(maps.get(`${name}_mbox_conf`)!, [batch, boxes, 2]);
    const [background, face] = tf.split(logits, 2, 2);
    return tf.concat([tf.sub(face!, background!), tf.reshape(offsets, [batch, boxes, VALUES_PER_BOX - 1])], 2);
  });
  return tf.concat(rows, 1) as tf.Tensor3D;
}
