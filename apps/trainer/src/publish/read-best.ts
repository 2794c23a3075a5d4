import { deserialiseWeights, type NamedTensor } from '@howifeel/fer-models';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bestFolder } from '../run/best-folder.ts';
import { TrainerError } from '../trainer-error.ts';
import type { EpochMetrics } from '../training/train.ts';

/**
 * The weights that a run kept as its best, which are the caller's to dispose, and the figures that chose them.
 *
 * @param run the run's folder
 * @throws {TrainerError} when the run has not finished an epoch; {@link ModelError} when the files are damaged
 */
export async function readBest(run: string): Promise<{ weights: NamedTensor[]; metrics: EpochMetrics }> {
  const folder = bestFolder(run);
  const read = (file: string) =>
    readFile(path.join(folder, file)).catch((cause: NodeJS.ErrnoException) => {
      throw new TrainerError(
        `${run} has no best weights yet: best/${file} cannot be read (${cause.code}).`,
        'Train it for at least one epoch: `trainer train --resume`.',
      );
    });
  const json = JSON.parse((await read('weights.json')).toString()) as unknown;
  const metrics = JSON.parse((await read('metrics.json')).toString()) as EpochMetrics;
  return { weights: deserialiseWeights(json, await read('weights.bin')), metrics };
}
