import { importStateDict, type ImportReport, readStateDict } from '@howifeel/fer-models/checkpoints';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { readFile } from 'node:fs/promises';
import { TrainerError } from '../trainer-error.ts';

/**
 * Gives a network the weights of a safetensors or PyTorch file with the keys of torchvision (resnet18, vgg13_bn), timm
 * (vit) or facenet-pytorch. What is missing there keeps its initial values.
 *
 * @throws {TrainerError} when the file cannot be read
 * @throws {ModelError} `checkpoint-invalid`, or `checkpoint-mismatch` with the first differing keys
 */
export async function initialiseFromCheckpoint(model: LayersModel, file: string): Promise<ImportReport> {
  return importStateDict(model, readStateDict(await read(file)));
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new TrainerError(
      `The checkpoint ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}).`,
      'Give the path of a .safetensors, .pth or .pt file.',
    );
  }
}
