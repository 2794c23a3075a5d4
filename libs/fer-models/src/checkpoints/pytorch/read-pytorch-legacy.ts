import { checkpointInvalid } from '../checkpoint-invalid.ts';
import type { StateDict } from '../state-dict.ts';
import { stateDictOf } from './state-dict-of.ts';
import { createStorageLoader, type Storage } from './storage.ts';
import { tensorGlobals } from './tensor-globals.ts';
import { unpickle } from './unpickle.ts';

/** The first value of a file that torch.save wrote before PyTorch 1.6. */
const MAGIC = 0x1950a86a20f9469cfc6cn;

/**
 * Reads what torch.save wrote before PyTorch 1.6 (facenet-pytorch's weights are such files): five pickles (magic number,
 * protocol, facts of the machine, the state dict, the keys of its storages), then per key 8 bytes of length and the
 * numbers.
 *
 * @throws {ModelError} `checkpoint-invalid` when it is something else, damaged, or holds more than tensors
 */
export function readPytorchLegacy(bytes: Uint8Array): StateDict {
  const storages = new Map<string, Storage>();
  const data = new Map<string, Uint8Array>();
  const load = createStorageLoader((key) => data.get(key));
  const persistentLoad = (id: unknown): Storage => {
    const storage = load(id);
    storages.set(storage.key, storage);
    return storage;
  };
  let at = 0;
  const next = (): unknown => {
    const { value, end } = unpickle(bytes, { globals: tensorGlobals, persistentLoad }, at);
    at = end;
    return value;
  };
  if (next() !== MAGIC) throw checkpointInvalid('The file is a pickle, but not one that torch.save wrote.');
  next();
  next();
  const state = next();
  const keys = next();
  for (const key of Array.isArray(keys) ? keys.map(String) : []) {
    const storage = storages.get(key);
    if (!storage) throw checkpointInvalid(`Storage ${key} is in the file, but no tensor uses it: the file is damaged.`);
    const start = at + 8;
    at = start + storage.size * storage.element.bytes;
    data.set(key, bytes.subarray(start, at));
  }
  return stateDictOf(state);
}
