import { Net } from '../ssd/import/caffe-schema.ts';
import type { WeightSource } from '../ssd/import/weight-source.ts';
import { RES10_LAYERS, type Layer } from '../ssd/res10-layers.ts';
import { floatValues } from '../ssd/ssd-tensor.ts';

interface Blob {
  readonly data: number[];
  readonly shape: { readonly dim: number[] };
}

/** Running statistics in Caffe are sums; any weight but 1 shows whether the reader divides by it. */
const WINDOW = 999.98;

/** Added to variances by Caffe. */
const EPSILON = 1e-5;

/**
 * A .caffemodel of the detector, made of another source's weights, for the original one is not at hand: convolutions as
 * [out, in, height, width], a batch normalisation as mean, variance and window, scale layers as they are.
 */
export function caffeFromGraph(source: WeightSource): Uint8Array {
  return new Uint8Array(
    Net.encode({ name: 'res10', layer: RES10_LAYERS.flatMap((layer) => caffeLayers(layer, source)) }).finish(),
  );
}

function caffeLayers(layer: Layer, source: WeightSource) {
  const blobsOf = (name: string, type: string, blobs: Blob[]) => ({ name, type, blobs });
  const normalisation = ([batchNorm, scale]: readonly [string, string]) => {
    const norm = source.batchNorm(batchNorm);
    const variance = [...norm.scale].map((value) => (1 / value ** 2 - EPSILON) * WINDOW);
    const mean = [...norm.shift].map((value, channel) => (-value / norm.scale[channel]!) * WINDOW);
    const affine = source.scale(scale);
    return [
      blobsOf(batchNorm, 'BatchNorm', [vector(mean), vector(variance), vector([WINDOW])]),
      blobsOf(scale, 'Scale', [vector(affine.scale), vector(affine.shift)]),
    ];
  };
  switch (layer.kind) {
    case 'convolution': {
      const kernel = transpose(
        floatValues({ ...source.kernel(layer.name), name: layer.name }),
        source.kernel(layer.name).shape,
      );
      const blobs = layer.bias ? [kernel, vector(source.bias(layer.name))] : [kernel];
      return [blobsOf(layer.name, 'Convolution', blobs), ...(layer.norm ? normalisation(layer.norm) : [])];
    }
    case 'affine':
      return normalisation(layer.norm);
    case 'normalize':
      return [blobsOf(layer.name, 'Normalize', [vector(source.normalize(layer.name))])];
    default:
      return [];
  }
}

function vector(values: Iterable<number>): Blob {
  const data = [...values];
  return { data, shape: { dim: [data.length] } };
}

/** [height, width, in, out] to [out, in, height, width]. */
function transpose(values: Float32Array, shape: readonly number[]): Blob {
  const [height, width, into, out] = shape as [number, number, number, number];
  const data: number[] = [];
  for (let o = 0; o < out; o++) {
    for (let i = 0; i < into; i++) {
      for (let position = 0; position < height * width; position++) data.push(values[(position * into + i) * out + o]!);
    }
  }
  return { data, shape: { dim: [out, into, height, width] } };
}
