import type { ModelManifest, Shard } from './manifest.ts';
import { networksOf } from './networks-of.ts';

/** Every file of weights that a model needs, each once. */
export function shardsOf(manifest: ModelManifest): Shard[] {
  const shards = networksOf(manifest).flatMap(({ weights }) => weights.shards);
  return [...new Map(shards.map((shard) => [shard.sha256, shard])).values()];
}
