import { toModelInput } from '@howifeel/fer-data';
import { assignWeights, createArchitecture, loadModel } from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { bestFolder } from '../run/best-folder.ts';
import { RunFolder } from '../run/run-folder.ts';
import { withTensors } from '../training/checkpoint/read-checkpoint.ts';
import { describeRelease } from '../import/describe-release.ts';
import type { Predict } from './evaluate.ts';

/** A model that can be measured. */
export interface OpenedModel {
  name: string;
  /** Which release of a published model this is. */
  release?: string;
  /** Of a published model: its manifest as text, which names its weights by their SHA-256. */
  manifest?: string;
  predict: Predict;
  dispose(): void;
}

/**
 * Opens a model for measuring: a released id, a published folder, or a run (its best weights in float32).
 *
 * @throws ModelError or TrainerError when there is no such model or its weights are damaged
 */
export async function openModel(idOrPath: string): Promise<OpenedModel> {
  if (existsSync(path.join(idOrPath, 'config.json'))) return openRun(idOrPath);
  const { manifest, fetchShard } = await readReleased(idOrPath);
  const classifier = await loadModel(manifest, { fetchShard });
  return {
    name: manifest.id,
    release: describeRelease(manifest),
    manifest: JSON.stringify(manifest),
    predict: (pixels) => classifier.predict(pixels),
    dispose: () => classifier.dispose(),
  };
}

async function openRun(folder: string): Promise<OpenedModel> {
  const { run, config } = await RunFolder.open(folder);
  const { model: network, input } = config.experiment;
  const model = createArchitecture(network.name, network.options);
  await withTensors(bestFolder(run.path), 'weights', (tensors) => assignWeights(model, tensors));
  return {
    name: path.basename(path.resolve(folder)),
    predict: (pixels) => tf.tidy(() => tf.softmax(model.predictOnBatch(toModelInput(pixels, input)) as tf.Tensor2D)),
    dispose: () => void model.dispose(),
  };
}
