import type { FlatbufferTable } from './flatbuffer-table.ts';
import type { Activation, OperatorKind, OperatorName, Pair, TfliteOperator } from './tflite-model.ts';

/** BuiltinOperator codes of tensorflow/compiler/mlir/lite/schema/schema.fbs. */
const OPERATOR_NAMES: ReadonlyMap<number, OperatorName> = new Map([
  [0, 'ADD'],
  [2, 'CONCATENATION'],
  [3, 'CONV_2D'],
  [4, 'DEPTHWISE_CONV_2D'],
  [5, 'DEPTH_TO_SPACE'],
  [6, 'DEQUANTIZE'],
  [17, 'MAX_POOL_2D'],
  [19, 'RELU'],
  [22, 'RESHAPE'],
  [23, 'RESIZE_BILINEAR'],
  [34, 'PAD'],
  [124, 'DENSIFY'],
]);

const ACTIVATIONS: ReadonlyMap<number, Activation> = new Map([
  [0, 'linear'],
  [1, 'relu'],
  [3, 'relu6'],
]);

/** Name of an OperatorCode table; throws for an operator that the face detection files do not need. */
export function readOperatorName(code: FlatbufferTable): OperatorName {
  // Files older than schema 3a have the code in the deprecated 8-bit field only.
  const number = Math.max(code.uint8(0), code.int32(3));
  const name = OPERATOR_NAMES.get(number);
  if (name) return name;
  throw new Error(
    `The .tflite file uses operator ${code.string(1) || number}, which is not supported. Supported: ${[...OPERATOR_NAMES.values()].join(', ')}.`,
  );
}

/** One Operator table; `names` are the file's operator codes, already read. */
export function readOperator(table: FlatbufferTable, names: readonly OperatorName[]): TfliteOperator {
  const name = names[table.int32(0)];
  if (!name)
    throw new Error(`The .tflite file is damaged: an operator has code index ${table.int32(0)} of ${names.length}.`);
  return { ...readKind(name, table.table(4)), inputs: table.int32s(1), output: table.int32s(2)[0]! };
}

/** Field numbers are those of Conv2DOptions, DepthwiseConv2DOptions, Pool2DOptions … in schema.fbs (w comes before h). */
function readKind(name: OperatorName, options: FlatbufferTable | null): OperatorKind {
  const int32 = (field: number, fallback = 0) => options?.int32(field, fallback) ?? fallback;
  const flag = (field: number) => (options?.uint8(field) ?? 0) !== 0;
  const pair = (width: number, fallback = 0): Pair => [int32(width + 1, fallback), int32(width, fallback)];
  const padding = () => (options?.uint8(0) === 1 ? 'valid' : 'same');
  const activation = (field: number) => readActivation(options?.uint8(field) ?? 0, name);
  switch (name) {
    case 'CONV_2D':
      return { name, padding: padding(), strides: pair(1), activation: activation(3), dilations: pair(4, 1) };
    case 'DEPTHWISE_CONV_2D':
      return { name, padding: padding(), strides: pair(1), activation: activation(4), dilations: pair(5, 1) };
    case 'MAX_POOL_2D':
      return { name, padding: padding(), strides: pair(1), filter: pair(3), activation: activation(5) };
    case 'ADD':
      return { name, activation: activation(0) };
    case 'CONCATENATION':
      return { name, axis: int32(0), activation: activation(1) };
    case 'RESIZE_BILINEAR':
      return { name, alignCorners: flag(2), halfPixelCenters: flag(3) };
    case 'DEPTH_TO_SPACE':
      return { name, blockSize: int32(0) };
    default:
      return { name };
  }
}

function readActivation(code: number, operator: OperatorName): Activation {
  const activation = ACTIVATIONS.get(code);
  if (activation) return activation;
  throw new Error(
    `The .tflite file fuses activation ${code} into ${operator}; supported are 0 (none), 1 (relu) and 3 (relu6).`,
  );
}
