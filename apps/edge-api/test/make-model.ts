import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { FER2013_INPUT } from '@howifeel/fer-data/input-contract';
import type { ClassifierManifest, EnsembleManifest } from '@howifeel/fer-models/manifest';
import { sha256Hex } from '../src/auth/hash.ts';

/** A manifest with one shard of 64 bytes, told apart by `fill`. */
export async function makeModel(
  id: string,
  fill = 1,
): Promise<{ manifest: ClassifierManifest; shard: Uint8Array<ArrayBuffer>; sha256: string }> {
  const shard = new Uint8Array(64).fill(fill);
  const sha256 = await sha256Hex(shard.buffer);
  const manifest: ClassifierManifest = {
    schemaVersion: 1,
    id,
    name: `Model ${id}`,
    description: 'For tests.',
    createdAt: '2026-11-01T12:00:00Z',
    license: 'Apache-2.0',
    labels: [...EMOTION_NAMES],
    kind: 'classifier',
    architecture: { name: 'student', options: {} },
    input: FER2013_INPUT,
    temperature: 1,
    weights: {
      dtype: 'uint8',
      bytes: 64,
      parameters: 64,
      shards: [{ sha256, bytes: 64 }],
      tensors: [
        { name: 'kernel', shape: [64], dtype: 'uint8', offset: 0, bytes: 64, quantization: { scale: 0.1, min: -1 } },
      ],
    },
    training: {},
    macs: 1000,
  };
  return { manifest, shard, sha256 };
}

/** An ensemble of those. */
export function makeEnsemble(id: string, members: readonly ClassifierManifest[]): EnsembleManifest {
  return {
    schemaVersion: 1,
    id,
    name: `Ensemble ${id}`,
    description: 'For tests.',
    createdAt: '2026-11-01T12:00:00Z',
    license: 'Apache-2.0',
    labels: [...EMOTION_NAMES],
    kind: 'ensemble',
    members: members.map((manifest) => ({ manifest, weight: 1 })),
  };
}
