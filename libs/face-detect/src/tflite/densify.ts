import type { TfliteTensor } from './tflite-model.ts';
import { ELEMENT_BYTES } from './read-tensor.ts';

/**
 * Puts the zeros back into a sparse constant: values are stored along the traversal of `sparsity`, row-major.
 *
 * @returns little-endian bytes of the dense tensor. A dense tensor comes back as it is.
 */
export function densify({ name, shape, type, data, sparsity }: TfliteTensor): Uint8Array {
  if (!sparsity) return data;
  const width = ELEMENT_BYTES[type];
  const dense = new Uint8Array(width * shape.reduce((product, size) => product * size, 1));
  let stored = 0;

  /** `row`: position in the storage of this level; `position`: element index in the dense tensor so far. */
  const visit = (level: number, row: number, position: number): void => {
    const dimension = sparsity[level];
    if (!dimension) {
      dense.set(data.subarray(row * width, (row + 1) * width), position * width);
      stored++;
    } else if (dimension.format === 'dense') {
      for (let i = 0; i < dimension.size; i++)
        visit(level + 1, row * dimension.size + i, position * dimension.size + i);
    } else {
      const { segments, indices } = dimension;
      for (let i = segments[row]!; i < segments[row + 1]!; i++) {
        visit(level + 1, i, position * shape[level]! + indices[i]!);
      }
    }
  };
  visit(0, 0, 0);
  if (stored * width !== data.length) {
    throw new Error(
      `Sparse tensor ${name} is damaged: its index names ${stored} values, its buffer holds ${data.length / width}.`,
    );
  }
  return dense;
}
