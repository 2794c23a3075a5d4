import { unzipSync } from 'fflate';
import { checkpointInvalid } from '../checkpoint-invalid.ts';
import type { StateDict } from '../state-dict.ts';
import { stateDictOf } from './state-dict-of.ts';
import { createStorageLoader } from './storage.ts';
import { tensorGlobals } from './tensor-globals.ts';
import { unpickle } from './unpickle.ts';

/**
 * Reads what torch.save writes since PyTorch 1.6: a zip, stored without compression, of `<name>/data.pkl`, a pickle of
 * the tensors' shapes, and `<name>/data/<key>`, their numbers.
 *
 * @throws {ModelError} `checkpoint-invalid` when it is another zip, damaged, or holds more than tensors
 */
export function readPytorchZip(bytes: Uint8Array): StateDict {
  const files = unzip(bytes);
  const pickle = [...files.keys()].find((name) => name.endsWith('/data.pkl'));
  if (pickle === undefined) throw checkpointInvalid('The zip has no data.pkl: it was not written by torch.save.');
  const folder = pickle.slice(0, -'data.pkl'.length);
  const order = files.get(`${folder}byteorder`);
  if (order && new TextDecoder().decode(order) !== 'little') {
    throw checkpointInvalid('The checkpoint was written on a big-endian machine.', 'Save it again on another machine.');
  }
  const persistentLoad = createStorageLoader((key) => files.get(`${folder}data/${key}`));
  return stateDictOf(unpickle(files.get(pickle)!, { globals: tensorGlobals, persistentLoad }).value);
}

function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    const files = unzipSync(bytes, {
      filter({ name, compression }) {
        // PyTorch stores; a compressed entry could unfold to any size.
        if (compression !== 0) throw new Error(`${name} is compressed, which torch.save never does`);
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (cause) {
    throw checkpointInvalid(`The file cannot be read as a zip (${(cause as Error).message}).`);
  }
}
