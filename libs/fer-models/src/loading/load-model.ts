import { dispose } from '@tensorflow/tfjs-core';
import type { Classifier, NetworkClassifier } from '../classifier/classifier.ts';
import { createEnsembleClassifier } from '../classifier/create-ensemble-classifier.ts';
import { createNetworkClassifier } from '../classifier/create-network-classifier.ts';
import { createNetwork } from '../inference/create-network.ts';
import { type NetworkPlan, planNetwork } from '../inference/plan-network.ts';
import type { ClassifierManifest, EnsembleManifest, ModelManifest } from '../manifest/manifest.ts';
import { ModelError } from '../manifest/model-error.ts';
import { shardsOf } from '../manifest/shards-of.ts';
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

/** {@link loadModel} for a single network. It is planned while its weights still come. */
export async function loadClassifier(manifest: ClassifierManifest, options: LoadOptions): Promise<NetworkClassifier> {
  const shards = loadShards(shardsOf(manifest), options);
  shards.catch(() => undefined);
  const plan = planOf(manifest);
  return createClassifier(manifest, plan, await shards);
}

async function loadEnsemble(manifest: EnsembleManifest, options: LoadOptions): Promise<Classifier> {
  const shards = await loadShards(shardsOf(manifest), options);
  const members: Classifier[] = [];
  try {
    for (const { manifest: member } of manifest.members) members.push(createClassifier(member, planOf(member), shards));
  } catch (error) {
    for (const member of members) member.dispose();
    throw error;
  }
  return createEnsembleClassifier(manifest, members);
}

/** A network as the manifest says, without its weights. */
function planOf(manifest: ClassifierManifest): NetworkPlan {
  const { name, options } = manifest.architecture;
  const plan = planNetwork(name, options);
  checkFit(manifest, plan);
  return plan;
}

function createClassifier(
  manifest: ClassifierManifest,
  plan: NetworkPlan,
  shards: ReadonlyMap<string, Uint8Array>,
): NetworkClassifier {
  const parts = manifest.weights.shards.map(({ sha256 }) => shards.get(sha256)!);
  const weights = unpackWeights(manifest.weights, parts);
  try {
    return createNetworkClassifier(manifest, createNetwork(plan, weights));
  } catch (error) {
    dispose(weights.map(({ tensor }) => tensor));
    throw error;
  }
}

function checkFit({ id, input, labels }: ClassifierManifest, plan: NetworkPlan): void {
  const shape = [input.size, input.size, input.channels, labels.length];
  const actual = [...plan.inputShape, plan.outputs];
  if (shape.join() === actual.join()) return;
  throw new ModelError(
    'manifest-invalid',
    `The manifest of ${id} contradicts itself: input and labels say [height, width, channels, classes] = [${shape}], ` +
      `the architecture's options [${actual}].`,
    'Publish the model again.',
  );
}
