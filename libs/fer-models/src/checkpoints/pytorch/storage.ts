import { z } from 'zod';
import { checkpointInvalid } from '../checkpoint-invalid.ts';
import { type ElementType, STORAGE_TYPES } from '../element-types.ts';

/** PyTorch's storage class, as a pickle names it. */
export class StorageType {
  readonly element: ElementType;

  constructor(element: ElementType) {
    this.element = element;
  }
}

/** Numbers that one or more tensors are views of. */
export interface Storage {
  element: ElementType;
  /** Names its bytes in the file. */
  key: string;
  /** Numbers in it. */
  size: number;
  /** The file's bytes of this storage; only once the whole file is open. */
  bytes: () => Uint8Array;
}

/** ('storage', class, key, location, number of elements), and in old files what it is a view of. */
const persistentId = z.tuple([
  z.literal('storage'),
  z.instanceof(StorageType),
  z.union([z.string(), z.number()]),
  z.string(),
  z.int().nonnegative(),
  z.null().optional(),
]);

/** The storage class of a global `torch.<…>Storage`; undefined for other names. */
export function storageType(name: string): StorageType | undefined {
  const element = name.startsWith('torch ') ? STORAGE_TYPES[name.slice('torch '.length)] : undefined;
  return element && new StorageType(element);
}

/** Resolves PyTorch's persistent ids. @throws {ModelError} `checkpoint-invalid` for anything but a storage */
export function createStorageLoader(bytesOf: (key: string) => Uint8Array | undefined): (id: unknown) => Storage {
  return (id) => {
    const parsed = persistentId.safeParse(id);
    if (!parsed.success)
      throw checkpointInvalid('The checkpoint refers to a storage in a way this reader does not know.');
    const [, { element }, name, , size] = parsed.data;
    const key = String(name);
    const bytes = () => {
      const found = bytesOf(key);
      if (found?.byteLength === size * element.bytes) return found;
      const length = found ? `is ${found.byteLength} bytes long` : 'is missing';
      throw checkpointInvalid(
        `Storage ${key} ${length}, but ${size * element.bytes} bytes belong there: the file is damaged.`,
      );
    };
    return { element, key, size, bytes };
  };
}
