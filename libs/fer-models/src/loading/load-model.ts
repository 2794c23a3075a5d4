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

/** {@link loadModel} for a single network. */
export async function loadClassifier(manifest: ClassifierManifest, options: LoadOptions): Promise<NetworkClassifier> {
  return build(manifest, await loadShards(shardsOf(manifest), options));
}

/** {@link loadModel} for an ensemble. */
export async function loadEnsemble(manifest: EnsembleManifest, options: LoadOptions): Promise<Classifier> {
  const shards = await loadShards(shardsOf(manifest), options);
  const members: Classifier[] = [];
  try {
    for (const member of manifest.members) members.push(build(member.manifest, shards));
  } catch (error) {
    for (const member of members) member.dispose();
    throw error;
  }
  return createEnsembleClassifier(manifest, members);
}

function build(manifest: ClassifierManifest, shards: ReadonlyMap<string, Uint8Array>): NetworkClassifier {
  const { architecture, weights } = manifest;
  const named = unpackWeights(
    weights,
    weights.shards.map(({ sha256 }) => shards.get(sha256)!),
  );
  try {
    const model = createArchitecture(architecture.name, { ...architecture.options, folded: true });
    try {
      checkFit(manifest, model);
      assignWeights(model, named);
    } catch (error) {
      model.dispose();
      throw error;
    }
    return createNetworkClassifier(manifest, model);
  } finally {
    dispose(named.map(({ tensor }) => tensor));
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
