import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TrainerError } from '../../trainer-error.ts';

/**
 * The card that the backend computes on: libtensorflow takes the processor without a word where it finds none.
 *
 * @param backend of tfjs-node, which knows the kind of its device but not its name
 * @param cards what the driver tells of itself, a folder a card; some containers hide it
 * @returns the models of all cards in it, each once
 * @throws TrainerError when it is the processor
 */
export function nameGpu(
  { isUsingGpuDevice }: { readonly isUsingGpuDevice: boolean },
  cards = '/proc/driver/nvidia/gpus',
): string {
  if (!isUsingGpuDevice) {
    throw new TrainerError(
      "The engine 'cuda' would compute on the processor: TensorFlow finds no GPU, or not the libraries of CUDA and cuDNN.",
      'See that `nvidia-smi` lists the card and CUDA_VISIBLE_DEVICES does not hide it, and that LD_LIBRARY_PATH holds the ' +
        'folders of CUDA and cuDNN. With TF_CPP_MIN_LOG_LEVEL=0 TensorFlow says what it misses, with ' +
        'TF_CPP_MAX_VLOG_LEVEL=3 also which library. --engine native computes on the processor.',
    );
  }
  const folders = existsSync(cards) ? readdirSync(cards) : [];
  const models = folders.flatMap((card) => {
    const information = readFileSync(path.join(cards, card, 'information'), 'utf8');
    return /^Model:\s*(.*\S)/m.exec(information)?.[1] ?? [];
  });
  return ['GPU', [...new Set(models)].join(' or ')].filter(Boolean).join(': ');
}
