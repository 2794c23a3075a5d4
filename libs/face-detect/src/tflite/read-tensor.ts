import type { FlatbufferTable } from './flatbuffer-table.ts';
import type { SparseDimension, TensorType, TfliteTensor } from './tflite-model.ts';

const TENSOR_TYPES: ReadonlyMap<number, TensorType> = new Map([
  [0, 'float32'],
  [1, 'float16'],
  [2, 'int32'],
]);

/** Bytes an element. */
export const ELEMENT_BYTES: Readonly<Record<TensorType, number>> = { float32: 4, float16: 2, int32: 4 };

/** One Tensor table; `buffers` are the file's buffers. Throws where shape and bytes of a constant disagree. */
export function readTensor(table: FlatbufferTable, buffers: readonly Uint8Array[]): TfliteTensor {
  const name = table.string(3);
  const shape = table.int32s(0);
  const type = TENSOR_TYPES.get(table.uint8(1));
  if (!type)
    throw new Error(`Tensor ${name} has element type ${table.uint8(1)}; supported are float32, float16 and int32.`);
  const data = buffers[table.int32(2)] ?? new Uint8Array();
  const sparsity = readSparsity(table.table(6), name);
  const expected = ELEMENT_BYTES[type] * shape.reduce((product, size) => product * size, 1);
  if (!sparsity && data.length > 0 && data.length !== expected) {
    throw new Error(
      `Tensor ${name} [${shape.join(', ')}] ${type} needs ${expected} bytes, the file has ${data.length}.`,
    );
  }
  return { name, shape, type, data, sparsity };
}

/** SparsityParameters: traversal order 0, 1, 2 … without blocks, which is what the face detection files use. */
function readSparsity(table: FlatbufferTable | null, name: string): SparseDimension[] | null {
  if (!table) return null;
  if (table.int32s(0).some((dimension, index) => dimension !== index) || table.int32s(1).length > 0) {
    throw new Error(`Tensor ${name} is sparse in blocks or in a permuted order, which is not supported.`);
  }
  return table.tables(2).map((dimension): SparseDimension => {
    if (dimension.uint8(0) === 0) return { format: 'dense', size: dimension.int32(1) };
    return { format: 'csr', segments: readIndices(dimension, 2), indices: readIndices(dimension, 4) };
  });
}

/** A SparseIndexVector union: type in `field` (1 = int32, 2 = uint16, 3 = uint8), a table with the values behind it. */
function readIndices(dimension: FlatbufferTable, field: number): number[] {
  const values = dimension.table(field + 1);
  if (!values) return [];
  const type = dimension.uint8(field);
  if (type === 1) return values.int32s(0);
  return type === 2 ? values.uint16s(0) : [...values.bytes(0)];
}
