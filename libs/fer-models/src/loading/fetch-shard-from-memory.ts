import { ModelError } from '../manifest/model-error.ts';
import type { FetchShard } from './fetch-shard.ts';

/**
 * Shards that are here already, such as those of a model that was packed a moment ago.
 *
 * @param shards bytes of each by its SHA-256
 */
export function fetchShardFromMemory(shards: ReadonlyMap<string, Uint8Array>): FetchShard {
  return async ({ sha256 }) => {
    const bytes = shards.get(sha256);
    if (bytes) return bytes;
    throw new ModelError(
      'shard-missing',
      `The weights of the model are not complete: ${sha256.slice(0, 12)}… is not among its ${shards.size} shards.`,
      'Pack the model again.',
    );
  };
}
