import { dispose } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { createArchitecture } from '../architectures/create-architecture.ts';
import type { Classifier, NetworkClassifier } from '../classifier/classifier.ts';
import { createEnsembleClassifier } from '../classifier/create-ensemble-classifier.ts';
import { createNetworkClassifier } from '../classifier/create-network-classifier.ts';
import type { ClassifierManifest, EnsembleManifest, ModelManifest } from '../manifest/manifest.ts';
import { ModelError } from '../manifest/model-error.ts';
import { shardsOf } from '../manifest/shards-of.ts';
import { assignWeights } from '../weights/assign-weights.ts';
import { unpackWeights } from '../weights/unpack-weights.ts';
import { type LoadOptions, loadShards } from './load-shards.ts';

/**
 * Loads a published model, single network or ensemble, in Node and in browsers. A tfjs backend must be ready.
 *
 * @throws {ModelError} when a shard is missing or damaged, the architecture unknown, or the weights do not fit it.
 * @example
 * const classifier = await loadModel(parseManifest(json), { fetchShard: fetchShardFrom('https://howifeel.example') });
 * const probabilities = classifier.predict(crops); // [n, 7]
 */
export function loadModel(manifest: ModelManifest, options: LoadOptions): Promise<Classifier> {
  return manifest.kind === 'classifier' ? loadClassifier(manifest, options) : loadEnsemble(manifest, options);
}

/** {@link loadModel} for a single network. It is built while its weights still come. */
export async function loadClassifier(manifest: ClassifierManifest, options: LoadOptions): Promise<NetworkClassifier> {
  const shards = loadShards(shardsOf(manifest), options);
  shards.catch(() => undefined);
  return fill(manifest, createNetwork(manifest), shards);
}

/** {@link loadModel} for an ensemble. */
export async function loadEnsemble(manifest: EnsembleManifest, options: LoadOptions): Promise<Classifier> {
  const shards = await loadShards(shardsOf(manifest), options);
  const members: Classifier[] = [];
  try {
    for (const { manifest: member } of manifest.members)
      members.push(await fill(member, createNetwork(member), shards));
  } catch (error) {
    for (const member of members) member.dispose();
    throw error;
  }
  return createEnsembleClassifier(manifest, members);
}

/** A network as the manifest says, without its weights. */
function createNetwork(manifest: ClassifierManifest): LayersModel {
  const { name, options } = manifest.architecture;
  const model = createArchitecture(name, { ...options, folded: true });
  try {
    checkFit(manifest, model);
    return model;
  } catch (error) {
    model.dispose();
    throw error;
  }
}

/** Gives a network its weights; it belongs to the classifier from now on. */
async function fill(
  manifest: ClassifierManifest,
  model: LayersModel,
  shards: ReadonlyMap<string, Uint8Array> | Promise<ReadonlyMap<string, Uint8Array>>,
): Promise<NetworkClassifier> {
  try {
    const bytes = await shards;
    const parts = manifest.weights.shards.map(({ sha256 }) => bytes.get(sha256)!);
    const named = unpackWeights(manifest.weights, parts);
    try {
      assignWeights(model, named);
    } finally {
      dispose(named.map(({ tensor }) => tensor));
    }
    return createNetworkClassifier(manifest, model);
  } catch (error) {
    model.dispose();
    throw error;
  }
}

function checkFit({ id, input, labels }: ClassifierManifest, model: LayersModel): void {
  const shape = [input.size, input.size, input.channels, labels.length];
  const actual = [...model.inputs[0].shape.slice(1), model.outputShape[1]];
  if (shape.join() === actual.join()) return;
  throw new ModelError(
    'manifest-invalid',
    `The manifest of ${id} contradicts itself: input and labels say [height, width, channels, classes] = [${shape}], ` +
      `the architecture's options [${actual}].`,
    'Publish the model again.',
  );
}
