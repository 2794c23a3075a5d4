import * as tf from '@tensorflow/tfjs-core';
import { decodeFloat16 } from './decode-float16.ts';
import { densify } from './densify.ts';
import type { TfliteModel, TfliteOperator, TfliteTensor } from './tflite-model.ts';

/** Constants of a model by tensor index, dense, as the file has them (float16 stays float16). */
export type Constants = ReadonlyMap<number, TfliteTensor>;

/**
 * Separates what is known when the file is read from what is computed for each image: DENSIFY and DEQUANTIZE of constants
 * are done here, once.
 */
export function foldConstants(model: TfliteModel): { constants: Constants; operators: TfliteOperator[] } {
  const constants = new Map<number, TfliteTensor>();
  model.tensors.forEach((tensor, index) => {
    if (tensor.data.length > 0) constants.set(index, { ...tensor, data: densify(tensor), sparsity: null });
  });
  const operators = model.operators.filter((operator) => {
    if (operator.name !== 'DENSIFY' && operator.name !== 'DEQUANTIZE') return true;
    const source = constants.get(operator.inputs[0]!);
    if (!source) throw new Error(`${operator.name} of a computed tensor is not supported, only of constants.`);
    constants.set(operator.output, source);
    return false;
  });
  return { constants, operators };
}

/** The constant at `index`; throws where the file computes that tensor instead. */
export function constantAt(
  constants: Constants,
  index: number | undefined,
  operator: { readonly name: string },
): TfliteTensor {
  const constant = index === undefined ? undefined : constants.get(index);
  if (constant) return constant;
  throw new Error(
    `${operator.name} needs a constant as tensor ${index}, but the file computes it, which is not supported.`,
  );
}

/** Values of an int32 constant. */
export function int32Values({ name, type, data }: TfliteTensor): number[] {
  if (type !== 'int32') throw new Error(`Tensor ${name} is ${type}; int32 is expected here.`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Array.from({ length: data.byteLength / 4 }, (_, index) => view.getInt32(index * 4, true));
}

/** Uploads a float16 or float32 constant as a float32 tensor of `shape` (the constant's own shape unless given). */
export function uploadConstant(constant: TfliteTensor, shape: readonly number[] = constant.shape): tf.Tensor {
  return tf.tensor(floatValues(constant), [...shape]);
}

/** Values of a float16 or float32 constant. */
export function floatValues({ name, type, data }: TfliteTensor): Float32Array {
  if (type === 'float16') return decodeFloat16(data);
  if (type === 'float32') return new Float32Array(new Uint8Array(data).buffer);
  throw new Error(`Tensor ${name} is int32; a weight is float16 or float32.`);
}
