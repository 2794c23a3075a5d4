import { z } from 'zod';
import { checkpointInvalid } from '../checkpoint-invalid.ts';
import type { StateTensor } from '../state-dict.ts';
import { type Storage, storageType } from './storage.ts';
import type { Callable } from './unpickle.ts';

/** A tensor that a pickle built. */
export class PickledTensor implements StateTensor {
  readonly shape: readonly number[];
  readonly read: () => Float32Array;

  constructor(shape: readonly number[], read: () => Float32Array) {
    this.shape = shape;
    this.read = read;
  }
}

const indices = z.array(z.int().nonnegative());
const storageSchema = z.custom<Storage>((value) => typeof value === 'object' && value !== null && 'element' in value);
const rebuildSchema = z.tuple([storageSchema, z.int().nonnegative(), indices, indices]).rest(z.unknown());

/** Views a storage: element [i, j, …] is at offset + i × strides[0] + j × strides[1] + … */
const rebuildTensor: Callable = (...args) => {
  const parsed = rebuildSchema.safeParse(args);
  if (!parsed.success) throw checkpointInvalid('The checkpoint builds a tensor from something that is none.');
  const [storage, offset, shape, strides] = parsed.data;
  const size = shape.reduce((a, b) => a * b, 1);
  const last = shape.reduce((sum, side, axis) => sum + (side - 1) * strides[axis], offset);
  // A view larger than what it views (an expanded tensor) could ask for any amount of memory.
  if (shape.length !== strides.length || (size > 0 && last >= storage.size) || size > storage.size) {
    throw checkpointInvalid(
      `A tensor [${shape}] with strides [${strides}] at ${offset} does not lie in its storage of ${storage.size}.`,
    );
  }
  return new PickledTensor(shape, () => readView(storage, offset, shape, strides, size));
};

const orderedDict: Callable = (pairs) => new Map((pairs ?? []) as [unknown, unknown][]);

const CALLABLES: Readonly<Record<string, Callable>> = {
  'collections OrderedDict': orderedDict,
  'torch._utils _rebuild_tensor': rebuildTensor,
  'torch._utils _rebuild_tensor_v2': rebuildTensor,
  'torch._utils _rebuild_parameter': (data) => data,
};

/** All that a checkpoint may name: dicts, tensors, parameters and their storages. */
export function tensorGlobals(name: string): unknown {
  return Object.hasOwn(CALLABLES, name) ? CALLABLES[name] : storageType(name);
}

function readView(
  { element, bytes }: Storage,
  offset: number,
  shape: readonly number[],
  strides: readonly number[],
  size: number,
): Float32Array {
  const data = bytes();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const values = new Float32Array(size);
  const index = shape.map(() => 0);
  for (let i = 0, at = offset; i < size; i++) {
    values[i] = element.read(view, at * element.bytes);
    // The next index, like an odometer: the last axis turns fastest.
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += strides[axis];
      if (++index[axis] < shape[axis]) break;
      at -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return values;
}
