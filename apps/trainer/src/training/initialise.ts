import type { LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { readBest } from '../publish/read-best.ts';
import { initialiseFromCheckpoint } from '../import/initialise-from-checkpoint.ts';
import { initialiseFromReleased, isReleased } from '../import/initialise-from-released.ts';
import { RunFolder } from '../run/run-folder.ts';
import { TrainerError } from '../trainer-error.ts';

/** What became of each weight when a network was given those of another. */
export interface InitReport {
  from: string;
  /** Which release of a published model that was. */
  release?: string;
  /** What of others' had gone into that one, with origin and licence. */
  madeFrom?: string;
  used: string[];
  /** Of the network, absent there: they keep their initial values. */
  missing: string[];
  /** There, without a place in the network or of another shape. */
  unexpected: string[];
}

/**
 * Copies the best weights of a run into a network, by name and shape.
 *
 * @throws TrainerError when nothing fits
 */
export async function initialiseFromRun(model: LayersModel, run: string): Promise<InitReport> {
  const { config } = await RunFolder.open(run);
  const madeFrom = config.initialised?.madeFrom;
  const { weights } = await readBest(run);
  try {
    const rest = new Map(weights.map(({ name, tensor }) => [name, tensor]));
    const report: InitReport = { from: run, ...(madeFrom && { madeFrom }), used: [], missing: [], unexpected: [] };
    for (const weight of model.weights) {
      const tensor = rest.get(weight.originalName);
      if (!tensor || String(tensor.shape) !== String(weight.shape)) {
        report.missing.push(weight.originalName);
        continue;
      }
      weight.write(tensor);
      rest.delete(weight.originalName);
      report.used.push(weight.originalName);
    }
    report.unexpected = [...rest.keys()];
    if (report.used.length > 0) return report;
    throw new TrainerError(
      `No weight of ${run} fits ${model.name}: it has ${weights[0]?.name}, the network ${model.weights[0].originalName}.`,
      'Initialise from a run of the same network.',
    );
  } finally {
    tf.dispose(weights.map(({ tensor }) => tensor));
  }
}

/**
 * Gives a network the weights that its experiment names: a run's, a published model's, or those of a PyTorch or
 * safetensors checkpoint.
 *
 * @param images that the network will learn from
 * @throws {TrainerError} when none of them can be read; {@link ModelError} when they are of another architecture
 */
export async function initialise(
  model: LayersModel,
  { init, ...experiment }: Pick<Experiment, 'init' | 'model' | 'input'>,
  images: LabelledImages,
): Promise<InitReport | undefined> {
  if (!init) return undefined;
  const { from } = init;
  if (existsSync(path.join(from, 'config.json'))) return initialiseFromRun(model, from);
  if (await isReleased(from)) {
    const origin = await initialiseFromReleased(model, from, images, experiment);
    const used = model.weights.map(({ originalName }) => originalName);
    return { from, ...origin, used, missing: [], unexpected: [] };
  }
  const { used, missing, unexpected, replaced } = await initialiseFromCheckpoint(model, from);
  return { from, used, missing: [...missing, ...replaced.map(({ key }) => key)], unexpected };
}
