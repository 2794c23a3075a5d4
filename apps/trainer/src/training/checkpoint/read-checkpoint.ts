import { assignWeights, deserialiseWeights } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Experiment } from '../../experiment/experiment-schema.ts';
import { TrainerError } from '../../trainer-error.ts';
import { createTrainingState, type TrainingState } from '../train.ts';
import type { CheckpointFacts } from './write-checkpoint.ts';

/**
 * Restores a run from its newest whole checkpoint.
 *
 * @throws TrainerError when there is none, or when it belongs to another network
 */
export async function readCheckpoint(folder: string, experiment: Experiment): Promise<TrainingState> {
  const source = latestCheckpoint(folder);
  if (!source) {
    throw new TrainerError(
      `There is no checkpoint in ${folder}: the run was stopped before its first epoch ended.`,
      'Start it again without --resume.',
    );
  }
  const facts = JSON.parse(await readFile(path.join(source, 'state.json'), 'utf8')) as CheckpointFacts;
  const state = createTrainingState(experiment);
  await withTensors(source, 'weights', (tensors) => assignWeights(state.model, tensors));
  await withTensors(source, 'optimiser', (tensors) => state.optimiser.restore(tensors));
  await withTensors(source, 'ema', (tensors) => state.ema.restore(tensors, facts.emaUpdates));
  state.schedule.restore(facts.schedule);
  const { epoch, step, seconds, best, bestEpoch = epoch } = facts;
  return Object.assign(state, { epoch, step, seconds, best, bestEpoch });
}

/** Folder of the newest whole checkpoint; undefined when there is none yet. */
export function latestCheckpoint(folder: string): string | undefined {
  const pointer = path.join(folder, 'latest');
  return existsSync(pointer) ? path.join(folder, readFileSync(pointer, 'utf8')) : undefined;
}

type NamedTensors = ReturnType<typeof deserialiseWeights>;

/** Reads `<name>.json` and `<name>.bin`, hands the tensors over and disposes them afterwards. */
export async function withTensors(folder: string, name: string, use: (tensors: NamedTensors) => void): Promise<void> {
  const json = JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8')) as unknown;
  const tensors = deserialiseWeights(json, await readFile(path.join(folder, `${name}.bin`)));
  try {
    use(tensors);
  } finally {
    tf.dispose(tensors.map(({ tensor }) => tensor));
  }
}
