import { Float16Array } from '@petamoriken/float16';

/** How the numbers of a checkpoint are stored. */
export interface ElementType {
  bytes: number;
  read: (view: DataView, offset: number) => number;
}

const float64: ElementType = { bytes: 8, read: (view, offset) => view.getFloat64(offset, true) };
const float32: ElementType = { bytes: 4, read: (view, offset) => view.getFloat32(offset, true) };
const float16: ElementType = { bytes: 2, read: (view, offset) => float16Values()[view.getUint16(offset, true)] };
const bfloat16: ElementType = { bytes: 2, read: readBfloat16 };
const int64: ElementType = { bytes: 8, read: (view, offset) => Number(view.getBigInt64(offset, true)) };
const int32: ElementType = { bytes: 4, read: (view, offset) => view.getInt32(offset, true) };
const int16: ElementType = { bytes: 2, read: (view, offset) => view.getInt16(offset, true) };
const int8: ElementType = { bytes: 1, read: (view, offset) => view.getInt8(offset) };
const uint8: ElementType = { bytes: 1, read: (view, offset) => view.getUint8(offset) };

/** By the names of safetensors' `dtype`. */
export const SAFETENSORS_TYPES: Readonly<Record<string, ElementType>> = {
  F64: float64,
  F32: float32,
  F16: float16,
  BF16: bfloat16,
  I64: int64,
  I32: int32,
  I16: int16,
  I8: int8,
  U8: uint8,
  BOOL: uint8,
};

/** By the names of PyTorch's storage classes. */
export const STORAGE_TYPES: Readonly<Record<string, ElementType>> = {
  DoubleStorage: float64,
  FloatStorage: float32,
  HalfStorage: float16,
  BFloat16Storage: bfloat16,
  LongStorage: int64,
  IntStorage: int32,
  ShortStorage: int16,
  CharStorage: int8,
  ByteStorage: uint8,
  BoolStorage: uint8,
};

let values: Float32Array | undefined;

/** Every float16 by its bits: looking one up is fifty times faster than `getFloat16`. */
function float16Values(): Float32Array {
  values ??= Float32Array.from(new Float16Array(Uint16Array.from({ length: 2 ** 16 }, (_, bits) => bits).buffer));
  return values;
}

const scratch = new DataView(new ArrayBuffer(4));

/** The upper half of a float32. */
function readBfloat16(view: DataView, offset: number): number {
  scratch.setUint16(2, view.getUint16(offset, true), true);
  return scratch.getFloat32(0, true);
}
