import { type LabelledImages, toModelInput } from '@howifeel/fer-data';
import { alignBatchNorm, loadClassifier, narrowWeights, planNetwork, unfoldBatchNorm } from '@howifeel/fer-models';
import { listReleased, readReleased } from '@howifeel/fer-models/node';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { TrainerError } from '../trainer-error.ts';
import { batches } from '../training/batches.ts';
import { describeRelease } from './describe-release.ts';

/** Images whose statistics the batch norms get, and how many of them go through the network at once. */
const SAMPLE = 256;
const AT_ONCE = 64;

/** Is this the id of a released model, or a folder that `trainer publish` wrote? */
export async function isReleased(idOrFolder: string): Promise<boolean> {
  return existsSync(path.join(idOrFolder, 'manifest.json')) || (await listReleased()).includes(idOrFolder);
}

/**
 * Gives a network the weights of a published model of the same architecture; where that is wider, its strongest filters.
 * Publishing folded the batch norms away; here they come back, with the statistics of the images that the network will
 * learn from.
 *
 * @param images to learn from; a few are looked at
 * @param experiment which network and input this is
 * @returns which release it was, and what of others' had gone into it
 * @throws ModelError when the model cannot be read or has other shapes; TrainerError when it is another architecture
 */
export async function initialiseFromReleased(
  model: LayersModel,
  idOrFolder: string,
  images: LabelledImages,
  { model: architecture, input }: Pick<Experiment, 'model' | 'input'>,
): Promise<{ release: string; madeFrom?: string }> {
  const { manifest, fetchShard } = await readReleased(idOrFolder);
  if (manifest.kind !== 'classifier' || manifest.architecture.name !== model.name) {
    const theirs = manifest.kind === 'classifier' ? `a ${manifest.architecture.name}` : 'an ensemble';
    throw new TrainerError(
      `${manifest.id} is ${theirs}; the experiment trains a ${model.name}.`,
      `Start from a published ${model.name}, or learn from ${manifest.id} with distil.teachers.`,
    );
  }
  const classifier = await loadClassifier(manifest, { fetchShard });
  try {
    const { plan, weights } = classifier.network;
    const needed = planNetwork(architecture.name, architecture.options).weights;
    const fits = needed.map(({ shape }) => shape).join() === plan.weights.map(({ shape }) => shape).join();
    tf.tidy(() => {
      unfoldBatchNorm(fits ? weights : narrowWeights(weights, needed), model);
    });
  } finally {
    classifier.dispose();
  }
  const stride = Math.max(1, Math.floor(images.count / SAMPLE));
  const order = Array.from({ length: Math.min(SAMPLE, images.count) }, (_, i) => i * stride);
  tf.tidy(() => {
    const sample = [...batches(images, order, AT_ONCE)].map(({ pixels }) => toModelInput(tf.mul(pixels, 255), input));
    alignBatchNorm(model, sample);
  });
  const { 'made from': madeFrom } = manifest.training;
  return { release: describeRelease(manifest), ...(typeof madeFrom === 'string' && { madeFrom }) };
}
