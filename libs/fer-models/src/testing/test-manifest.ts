import { EMOTION_NAMES, FER2013_INPUT } from '@howifeel/fer-data';
import { dispose } from '@tensorflow/tfjs-core';
import { type ClassifierManifest, type EnsembleManifest, MANIFEST_VERSION } from '../manifest/manifest.ts';
import { foldBatchNorm } from '../weights/fold-batch-norm.ts';
import { packWeights } from '../weights/pack-weights.ts';
import { randomNetwork, TINY } from './random-network.ts';

type Architecture = ClassifierManifest['architecture'];

/** For tests: a published random network, its shards, and the network it was made from (the caller's). */
export async function publishRandom(
  dtype: 'float32' | 'float16' | 'uint8' = 'float32',
  shardBytes = 8192,
  architecture: Architecture = { name: 'student', options: TINY },
) {
  const { name, options } = architecture;
  const trained = randomNetwork(name, options);
  const folded = foldBatchNorm(trained);
  const { weights, shards } = await packWeights(folded, { dtype, shardBytes });
  dispose(folded.map(({ tensor }) => tensor));
  const manifest: ClassifierManifest = {
    schemaVersion: MANIFEST_VERSION,
    kind: 'classifier',
    id: 'tiny',
    name: 'Tiny',
    description: 'A network with random weights.',
    createdAt: '2026-01-01T00:00:00Z',
    license: 'Apache-2.0',
    labels: EMOTION_NAMES,
    architecture,
    input: { ...FER2013_INPUT, size: trained.inputs[0].shape[1]! },
    temperature: 1,
    weights,
    training: {},
    macs: 1,
  };
  return { manifest, shards, trained };
}

/** For tests: a vote of these networks. */
export function ensembleOf(...members: EnsembleManifest['members']): EnsembleManifest {
  const { schemaVersion, license, labels, createdAt } = members[0].manifest;
  const common = { schemaVersion, license, labels, createdAt };
  return { ...common, kind: 'ensemble', id: 'vote', name: 'Vote', description: 'An ensemble.', members };
}
