import { checkpointInvalid } from './checkpoint-invalid.ts';
import { readPytorchLegacy } from './pytorch/read-pytorch-legacy.ts';
import { readPytorchZip } from './pytorch/read-pytorch-zip.ts';
import { readSafetensors } from './read-safetensors.ts';
import type { StateDict } from './state-dict.ts';

/**
 * Reads the tensors of a safetensors or PyTorch file (zip, or from before PyTorch 1.6), which one it is being told by
 * its first bytes. No code of a checkpoint is ever run.
 *
 * @throws {ModelError} `checkpoint-invalid` when it is neither, damaged, or holds more than tensors
 * @example
 * const report = importStateDict(model, readStateDict(await readFile('resnet18.pth')));
 */
export function readStateDict(bytes: Uint8Array): StateDict {
  // "{" after the length comes first: a length may begin as a pickle or a zip does, but those hold no "{" there.
  if (bytes[8] === 0x7b) return readSafetensors(bytes);
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b)) return readPytorchZip(bytes); // "PK"
  if (starts(0x80)) return readPytorchLegacy(bytes); // a pickle's protocol
  throw checkpointInvalid('The file is neither safetensors nor a PyTorch checkpoint.');
}
