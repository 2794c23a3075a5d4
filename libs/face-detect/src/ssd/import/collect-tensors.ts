import { RES10_LAYERS, type ConvolutionLayer, type Layer } from '../res10-layers.ts';
import type { SsdTensor } from '../ssd-tensor.ts';
import type { Affine, WeightSource } from './weight-source.ts';

/**
 * Takes the network's weights out of a source. Bias, batch normalisation and scale that follow a convolution become one
 * scale and one shift; kernels stay as they are, so that 8-bit kernels stay exact.
 *
 * @throws where the source is another network, naming the first layer that does not fit.
 */
export function collectTensors(source: WeightSource): SsdTensor[] {
  return RES10_LAYERS.flatMap((layer) => tensorsOf(layer, source));
}

function tensorsOf(layer: Layer, source: WeightSource): SsdTensor[] {
  switch (layer.kind) {
    case 'convolution':
      return convolutionTensors(layer, source);
    case 'affine':
      return affineTensors(layer.name, normalisation(layer.norm, source));
    case 'normalize':
      return [vector(`${layer.name}/scale`, source.normalize(layer.name))];
    case 'pool':
    case 'add':
      return [];
  }
}

function convolutionTensors(layer: ConvolutionLayer, source: WeightSource): SsdTensor[] {
  const { name, size, filters, bias, norm } = layer;
  const kernel = source.kernel(name);
  const [height, width, , out] = kernel.shape;
  if (height !== size || width !== size || out !== filters) {
    throw new Error(
      `${source.label} is not the res10 face detector: the kernel of ${name} is [${kernel.shape.join(', ')}], ` +
        `expected [${size}, ${size}, in, ${filters}].`,
    );
  }
  const own: Affine = {
    scale: new Float32Array(filters).fill(1),
    shift: bias ? source.bias(name) : new Float32Array(filters),
  };
  const affine = norm ? compose(own, normalisation(norm, source)) : own;
  const following = norm ? affineTensors(name, affine) : bias ? [vector(`${name}/shift`, affine.shift)] : [];
  return [{ name: `${name}/kernel`, ...kernel }, ...following];
}

function normalisation([batchNorm, scale]: readonly [string, string], source: WeightSource): Affine {
  return compose(source.batchNorm(batchNorm), source.scale(scale));
}

/** First `inner`, then `outer`. */
function compose(inner: Affine, outer: Affine): Affine {
  return {
    scale: inner.scale.map((value, channel) => value * outer.scale[channel]!),
    shift: inner.shift.map((value, channel) => value * outer.scale[channel]! + outer.shift[channel]!),
  };
}

function affineTensors(name: string, { scale, shift }: Affine): SsdTensor[] {
  return [vector(`${name}/scale`, scale), vector(`${name}/shift`, shift)];
}

function vector(name: string, values: Float32Array): SsdTensor {
  return { name, shape: [values.length], values };
}
