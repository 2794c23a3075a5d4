import textformat from 'protobufjs/ext/textformat.js';
import { RES10_HEADS, RES10_LAYERS, type ConvolutionLayer, type Head } from '../res10-layers.ts';
import { Net, type CaffeBlob, type CaffeLayer, type CaffeNet } from './caffe-schema.ts';
import type { Affine, WeightSource } from './weight-source.ts';

/** The weights, and what the architecture file says about overlapping boxes. */
export interface CaffeDetector {
  readonly source: WeightSource;
  /** See SsdManifest.overlap. */
  readonly overlap: number;
}

/**
 * Reads the detector in Caffe's two files.
 *
 * @param prototxt text of `deploy.prototxt`: the architecture, compared with ours layer by layer.
 * @param caffemodel the weights.
 * @throws where a file is damaged, or either is of another network.
 */
export function readCaffe(prototxt: string, caffemodel: Uint8Array): CaffeDetector {
  const architecture = decode(() => textformat.fromText(Net, prototxt), 'The .prototxt file');
  const layers = new Map(architecture.layer.map((layer) => [layer.name, layer]));
  for (const layer of RES10_LAYERS) if (layer.kind === 'convolution') compareConvolution(layer, layers.get(layer.name));
  for (const head of RES10_HEADS) comparePriors(head, layers.get(`${head.name}_mbox_priorbox`));
  const nms = architecture.layer.find(({ type }) => type === 'DetectionOutput')?.detectionOutputParam?.nmsParam;
  if (!nms)
    throw new Error(
      'The .prototxt file is not the res10 face detector: it has no DetectionOutput layer with nms_param.',
    );
  return {
    source: weightSource(
      decode(() => Net.decode(caffemodel), 'The .caffemodel file'),
      layers,
    ),
    overlap: Number((nms.nmsThreshold ?? 0.3).toPrecision(6)),
  };
}

function decode(read: () => unknown, file: string): CaffeNet {
  let net: CaffeNet;
  try {
    net = read() as CaffeNet;
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${(cause as Error).message}. It may be damaged or of another kind.`, {
      cause,
    });
  }
  if (net.layer.length === 0) throw new Error(`${file} has no layers; layers of Caffe before 2014 are not supported.`);
  return net;
}

function weightSource({ layer }: CaffeNet, architecture: ReadonlyMap<string, CaffeLayer>): WeightSource {
  const label = 'The .caffemodel file';
  const layers = new Map(layer.map((each) => [each.name, each]));
  const blob = (name: string, index: number): CaffeBlob => {
    const found = layers.get(name)?.blobs[index];
    if (!found) throw new Error(`${label} has no blob ${index} of layer ${name}; is it the res10 face detector?`);
    return found;
  };
  const floats = (name: string, index: number) => Float32Array.from(blob(name, index).data);
  return {
    label,
    kernel: (name) => transpose(blob(name, 0)),
    bias: (name) => floats(name, 1),
    batchNorm: (name) => {
      // Mean and variance are sums over a moving window; the third blob is the window's weight.
      const [weight] = floats(name, 2);
      const average = weight ? 1 / weight : 0;
      const epsilon = architecture.get(name)?.batchNormParam?.eps ?? 1e-5;
      const scale = floats(name, 1).map((variance) => 1 / Math.sqrt(variance * average + epsilon));
      return { scale, shift: floats(name, 0).map((mean, channel) => -mean * average * scale[channel]!) };
    },
    scale: (name): Affine => ({ scale: floats(name, 0), shift: floats(name, 1) }),
    normalize: (name) => floats(name, 0),
  };
}

/** [out, in, height, width] to [height, width, in, out]. */
function transpose({ shape, data, num, channels, height, width }: CaffeBlob) {
  const [out, into, rows, columns] = (shape?.dim ?? [num, channels, height, width]) as [number, number, number, number];
  const values = new Float32Array(data.length);
  for (let o = 0; o < out; o++) {
    for (let i = 0; i < into; i++) {
      for (let position = 0; position < rows * columns; position++) {
        values[(position * into + i) * out + o] = data[(o * into + i) * rows * columns + position]!;
      }
    }
  }
  return { shape: [rows, columns, into, out], values };
}

function compareConvolution(expected: ConvolutionLayer, layer: CaffeLayer | undefined): void {
  const found = layer?.convolutionParam;
  if (!found)
    throw new Error(`The .prototxt file is not the res10 face detector: it has no convolution ${expected.name}.`);
  const { size, filters, stride, dilation, bias } = expected;
  compare(expected.name, 'kernel_size', found.kernelSize?.[0] ?? 0, size);
  compare(expected.name, 'num_output', found.numOutput, filters);
  compare(expected.name, 'stride', found.stride?.[0] ?? 1, stride);
  compare(expected.name, 'dilation', found.dilation?.[0] ?? 1, dilation);
  compare(expected.name, 'pad', found.pad?.[0] ?? 0, (dilation * (size - 1)) / 2);
  compare(expected.name, 'bias_term', Number(found.biasTerm ?? true), Number(bias));
}

function comparePriors(expected: Head, layer: CaffeLayer | undefined): void {
  const found = layer?.priorBoxParam;
  if (!found)
    throw new Error(`The .prototxt file is not the res10 face detector: it has no prior boxes for ${expected.name}.`);
  compare(expected.name, 'min_size', found.minSize?.[0] ?? 0, expected.minSize);
  compare(expected.name, 'max_size', found.maxSize?.[0] ?? 0, expected.maxSize);
  compare(expected.name, 'step', found.step, expected.step);
  compare(expected.name, 'aspect_ratio', found.aspectRatio?.join(', ') ?? '', expected.aspectRatios.join(', '));
}

function compare(layer: string, what: string, found: number | string, expected: number | string): void {
  if (found === expected) return;
  throw new Error(
    `The .prototxt file is not the res10 face detector: ${layer} has ${what} ${found}, expected ${expected}.`,
  );
}
