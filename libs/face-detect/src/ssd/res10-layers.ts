/** What a layer computes. All maps are [batch, height, width, channels]; `input` and `name` name them. */
export type Layer =
  | ConvolutionLayer
  | AffineLayer
  | { readonly kind: 'pool'; readonly name: string; readonly input: string }
  | { readonly kind: 'add'; readonly name: string; readonly inputs: readonly [string, string] }
  | { readonly kind: 'normalize'; readonly name: string; readonly input: string };

/** A convolution, padded so that stride 1 keeps the size, with what follows it at once. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly input: string;
  /** Side of the square kernel. */
  readonly size: 1 | 3 | 7;
  readonly filters: number;
  readonly stride: 1 | 2;
  readonly dilation: 1 | 2;
  /** It has a bias of its own, not only that of the scale layer. */
  readonly bias: boolean;
  /** Names of the batch normalisation and the scale layer that follow. */
  readonly norm: readonly [string, string] | null;
  readonly relu: boolean;
}

/** A batch normalisation and a scale layer by themselves: y = scale · x + shift, channel by channel. */
export interface AffineLayer {
  readonly kind: 'affine';
  readonly name: string;
  readonly input: string;
  readonly norm: readonly [string, string];
  readonly relu: boolean;
}

/** A map on which faces of one range of sizes are looked for. */
export interface Head {
  /** The heads are the convolutions `<name>_mbox_loc` and `<name>_mbox_conf`. */
  readonly name: string;
  readonly input: string;
  /** Cells along each axis. */
  readonly cells: number;
  /** Distance between cells, and sides of the two squares, in pixels of the input. */
  readonly step: number;
  readonly minSize: number;
  readonly maxSize: number;
  /** Further boxes of the first square's area, each in both orientations. */
  readonly aspectRatios: readonly number[];
}

/** Side of the network's square input in pixels. */
export const RES10_INPUT_SIZE = 300;

/** Subtracted from pixels 0..255; in the order red, green, blue. */
export const RES10_MEAN = [123, 177, 104] as const;

/** Maps on which faces are looked for, in the order in which their boxes are numbered. */
export const RES10_HEADS: readonly Head[] = [
  head('conv4_3_norm', 'conv4_3_norm', 38, 8, 30, 60, [2]),
  head('fc7', 'fc7', 19, 16, 60, 111, [2, 3]),
  head('conv6_2', 'conv6_2_h', 10, 32, 111, 162, [2, 3]),
  head('conv7_2', 'conv7_2_h', 5, 64, 162, 213, [2, 3]),
  head('conv8_2', 'conv8_2_h', 5, 100, 213, 264, [2]),
  head('conv9_2', 'conv9_2_h', 5, 300, 264, 315, [2]),
];

/**
 * OpenCV's face detector, res10_300x300_ssd: a residual network of ten layers (pre-activation, He et al. 2016) with the
 * heads of SSD (Liu et al. 2016, arXiv 1512.02325). Names are those of `deploy.prototxt`; the TensorFlow graph has the same.
 */
export const RES10_LAYERS: readonly Layer[] = [
  affine('data_bn', 'data', ['data_bn', 'data_scale'], { relu: false }),
  convolution('conv1_h', 'data_bn', 32, { size: 7, stride: 2, bias: true, norm: ['conv1_bn_h', 'conv1_scale_h'] }),
  { kind: 'pool', name: 'conv1_pool', input: 'conv1_h' },
  convolution('layer_64_1_conv1_h', 'conv1_pool', 32, { norm: ['layer_64_1_bn2_h', 'layer_64_1_scale2_h'] }),
  convolution('layer_64_1_conv2_h', 'layer_64_1_conv1_h', 32, { relu: false }),
  { kind: 'add', name: 'layer_64_1_sum', inputs: ['layer_64_1_conv2_h', 'conv1_pool'] },

  affine('layer_128_1_bn1_h', 'layer_64_1_sum', ['layer_128_1_bn1_h', 'layer_128_1_scale1_h']),
  convolution('layer_128_1_conv1_h', 'layer_128_1_bn1_h', 128, {
    stride: 2,
    norm: ['layer_128_1_bn2', 'layer_128_1_scale2'],
  }),
  convolution('layer_128_1_conv2', 'layer_128_1_conv1_h', 128, { relu: false }),
  convolution('layer_128_1_conv_expand_h', 'layer_128_1_bn1_h', 128, { size: 1, stride: 2, relu: false }),
  { kind: 'add', name: 'layer_128_1_sum', inputs: ['layer_128_1_conv2', 'layer_128_1_conv_expand_h'] },

  affine('layer_256_1_bn1', 'layer_128_1_sum', ['layer_256_1_bn1', 'layer_256_1_scale1']),
  convolution('layer_256_1_conv1', 'layer_256_1_bn1', 256, {
    stride: 2,
    norm: ['layer_256_1_bn2', 'layer_256_1_scale2'],
  }),
  convolution('layer_256_1_conv2', 'layer_256_1_conv1', 256, { relu: false }),
  convolution('layer_256_1_conv_expand', 'layer_256_1_bn1', 256, { size: 1, stride: 2, relu: false }),
  { kind: 'add', name: 'layer_256_1_sum', inputs: ['layer_256_1_conv2', 'layer_256_1_conv_expand'] },

  affine('layer_512_1_bn1', 'layer_256_1_sum', ['layer_512_1_bn1', 'layer_512_1_scale1']),
  convolution('layer_512_1_conv1_h', 'layer_512_1_bn1', 128, { norm: ['layer_512_1_bn2_h', 'layer_512_1_scale2_h'] }),
  convolution('layer_512_1_conv2_h', 'layer_512_1_conv1_h', 256, { dilation: 2, relu: false }),
  convolution('layer_512_1_conv_expand_h', 'layer_512_1_bn1', 256, { size: 1, relu: false }),
  { kind: 'add', name: 'layer_512_1_sum', inputs: ['layer_512_1_conv2_h', 'layer_512_1_conv_expand_h'] },
  affine('fc7', 'layer_512_1_sum', ['last_bn_h', 'last_scale_h']),

  convolution('conv6_1_h', 'fc7', 128, { size: 1, bias: true }),
  convolution('conv6_2_h', 'conv6_1_h', 256, { stride: 2, bias: true }),
  convolution('conv7_1_h', 'conv6_2_h', 64, { size: 1, bias: true }),
  convolution('conv7_2_h', 'conv7_1_h', 128, { stride: 2, bias: true }),
  convolution('conv8_1_h', 'conv7_2_h', 64, { size: 1, bias: true }),
  convolution('conv8_2_h', 'conv8_1_h', 128, { bias: true }),
  convolution('conv9_1_h', 'conv8_2_h', 64, { size: 1, bias: true }),
  convolution('conv9_2_h', 'conv9_1_h', 128, { bias: true }),
  { kind: 'normalize', name: 'conv4_3_norm', input: 'layer_256_1_bn1' },

  ...RES10_HEADS.flatMap(({ name, input, aspectRatios }) => {
    const boxes = boxesPerCell(aspectRatios);
    return [
      convolution(`${name}_mbox_loc`, input, 4 * boxes, { bias: true, relu: false }),
      convolution(`${name}_mbox_conf`, input, 2 * boxes, { bias: true, relu: false }),
    ];
  }),
];

/** Two squares, and each aspect ratio in both orientations. */
export function boxesPerCell(aspectRatios: readonly number[]): number {
  return 2 + 2 * aspectRatios.length;
}

function convolution(
  name: string,
  input: string,
  filters: number,
  options: Partial<Omit<ConvolutionLayer, 'kind' | 'name' | 'input' | 'filters'>>,
): ConvolutionLayer {
  const usual = { size: 3, stride: 1, dilation: 1, bias: false, norm: null, relu: true } as const;
  return { kind: 'convolution', name, input, filters, ...usual, ...options };
}

function affine(name: string, input: string, norm: AffineLayer['norm'], { relu } = { relu: true }): AffineLayer {
  return { kind: 'affine', name, input, norm, relu };
}

function head(
  name: string,
  input: string,
  cells: number,
  step: number,
  minSize: number,
  maxSize: number,
  aspectRatios: readonly number[],
): Head {
  return { name, input, cells, step, minSize, maxSize, aspectRatios };
}
