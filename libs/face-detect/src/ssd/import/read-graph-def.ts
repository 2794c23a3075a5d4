import type { SsdTensor } from '../ssd-tensor.ts';
import { floatValues } from '../ssd-tensor.ts';
import { DATA_TYPE, GraphDef, type NodeDef, type TensorProto } from './graph-def-schema.ts';
import type { Affine, WeightSource } from './weight-source.ts';

type Weight = Omit<SsdTensor, 'name'>;

/**
 * Reads a frozen TensorFlow graph (`opencv_face_detector_uint8.pb`): weights are constants, or bytes under a Dequantize node.
 *
 * @throws where the bytes are no GraphDef, or a layer that is asked for is not in it.
 */
export function readGraphDef(bytes: Uint8Array): WeightSource {
  const label = 'The TensorFlow graph';
  const nodes = new Map(decodeNodes(bytes).map((node) => [node.name, node]));
  const node = (name: string): NodeDef => {
    const found = nodes.get(name);
    if (!found) throw new Error(`${label} has no node ${name}; is it opencv_face_detector_uint8.pb?`);
    return found;
  };
  const weight = (name: string): Weight => {
    const { op, input, attr } = node(name);
    if (op === 'Const') return readConstant(attr['value']!.tensor!, name);
    if (op !== 'Dequantize') throw new Error(`${label} computes ${name} by ${op}; expected Const or Dequantize.`);
    const mode = new TextDecoder().decode(attr['mode']?.s);
    if (mode !== 'MIN_FIRST') throw new Error(`${label} dequantises ${name} by ${mode}; only MIN_FIRST is supported.`);
    const [content, min, max] = input.map((each) => weight(each)) as [Weight, Weight, Weight];
    return { ...content, quantization: minFirst(floatValues({ ...min, name })[0]!, floatValues({ ...max, name })[0]!) };
  };
  const floats = (name: string): Float32Array => floatValues({ ...weight(name), name });

  return {
    label,
    kernel: (layer) => weight(`${layer}/weights`),
    bias: (layer) => floats(`${layer}/bias`),
    batchNorm: (layer) => readBatchNorm(node(`${layer}/FusedBatchNorm`), floats),
    scale: (layer) => ({ scale: floats(`${layer}/mul`), shift: floats(`${layer}/add`) }),
    normalize: (layer) => floats(`${layer}/mul`),
  };
}

function decodeNodes(bytes: Uint8Array): readonly NodeDef[] {
  try {
    const { node } = GraphDef.decode(bytes) as unknown as { readonly node: readonly NodeDef[] };
    if (node.length > 0) return node;
  } catch (cause) {
    throw new Error(`Not a TensorFlow graph: ${(cause as Error).message}. A frozen GraphDef (.pb) is needed.`, {
      cause,
    });
  }
  throw new Error('Not a TensorFlow graph: it has no nodes. A frozen GraphDef (.pb) is needed.');
}

function readConstant({ dtype, tensorShape, tensorContent, floatVal }: TensorProto, name: string): Weight {
  const shape = tensorShape?.dim.map(({ size }) => size) ?? [];
  if (dtype === DATA_TYPE.quint8) return { shape, values: new Uint8Array(tensorContent) };
  if (dtype !== DATA_TYPE.float)
    throw new Error(`The TensorFlow graph has ${name} in data type ${dtype}; expected float or quint8.`);
  // A copy, for Float32Array must start at a multiple of 4.
  const values =
    tensorContent.length > 0 ? new Float32Array(new Uint8Array(tensorContent).buffer) : Float32Array.from(floatVal);
  return { shape, values };
}

/** TensorFlow's MIN_FIRST: 256 equal steps, and the least value moved onto a step, so that zero is exact. */
function minFirst(min: number, max: number): { scale: number; min: number } {
  const scale = (max - min) / 255;
  return { scale, min: scale === 0 ? min : Math.round(min / scale) * scale };
}

/** A node of this name is the batch normalisation itself, or what is left of it once it was folded: an added offset. */
function readBatchNorm({ name, op, input, attr }: NodeDef, floats: (name: string) => Float32Array): Affine {
  const [, first, ...more] = input;
  if (op === 'BiasAdd') {
    const shift = floats(first!);
    return { scale: new Float32Array(shift.length).fill(1), shift };
  }
  if (op !== 'FusedBatchNorm')
    throw new Error(`The TensorFlow graph has ${name} as ${op}; expected FusedBatchNorm or BiasAdd.`);
  const [gamma, beta, mean, variance] = [first!, ...more].map(floats) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const scale = gamma.map((value, channel) => value / Math.sqrt(variance[channel]! + attr['epsilon']!.f));
  return { scale, shift: beta.map((value, channel) => value - mean[channel]! * scale[channel]!) };
}
