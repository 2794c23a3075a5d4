import { serialiseWeights } from '@howifeel/fer-models';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explainFullDisk } from '../../run/explain-full-disk.ts';
import { modelWeights } from '../model-weights.ts';
import type { TrainingState } from '../train.ts';

/** What `state.json` of a checkpoint holds beside the tensors. */
export interface CheckpointFacts {
  epoch: number;
  step: number;
  seconds: number;
  best: number;
  /** Absent in older checkpoints. */
  bestEpoch?: number;
  emaUpdates: number;
  schedule: Record<string, number>;
}

/**
 * Writes weights, optimiser, average and counters to `<folder>/epoch-<n>/`, then points `<folder>/latest` at it by one
 * atomic rename, then removes older ones: a kill at any moment leaves a whole checkpoint behind.
 *
 * @throws TrainerError when the disk is full; the checkpoint before stays whole
 */
export async function writeCheckpoint(folder: string, state: TrainingState): Promise<void> {
  const target = path.join(folder, `epoch-${state.epoch}`);
  try {
    await writeWhole(folder, target, state);
  } catch (cause) {
    await rm(target, { recursive: true, force: true });
    throw explainFullDisk(cause, `The checkpoint of epoch ${state.epoch}`, folder);
  }
  await removeOthers(folder, path.basename(target));
}

async function writeWhole(folder: string, target: string, state: TrainingState): Promise<void> {
  const name = path.basename(target);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const model = modelWeights(state.model).map(({ name: weight, variable }) => ({ name: weight, tensor: variable }));
  await writeTensors(target, 'weights', model);
  await writeTensors(target, 'optimiser', state.optimiser.state());
  await writeTensors(target, 'ema', state.ema.state());
  const facts: CheckpointFacts = {
    epoch: state.epoch,
    step: state.step,
    seconds: state.seconds,
    best: state.best,
    bestEpoch: state.bestEpoch,
    emaUpdates: state.ema.updates,
    schedule: state.schedule.state(),
  };
  await writeFile(path.join(target, 'state.json'), JSON.stringify(facts), { flush: true });
  const pointer = path.join(folder, 'latest');
  await writeFile(`${pointer}.tmp`, name, { flush: true });
  await rename(`${pointer}.tmp`, pointer);
}

/** What cannot be removed does no harm; it is tried again after the next epoch. */
async function removeOthers(folder: string, name: string): Promise<void> {
  const others = (await readdir(folder)).filter((entry) => entry.startsWith('epoch-') && entry !== name);
  await Promise.allSettled(others.map((entry) => rm(path.join(folder, entry), { recursive: true })));
}

/** Writes `<name>.json` and `<name>.bin` into a folder. */
export async function writeTensors(
  folder: string,
  name: string,
  tensors: Parameters<typeof serialiseWeights>[0],
): Promise<void> {
  const { json, bytes } = await serialiseWeights(tensors);
  await writeFile(path.join(folder, `${name}.bin`), bytes, { flush: true });
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(json), { flush: true });
}
