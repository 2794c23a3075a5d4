import type { Shard } from '../manifest/manifest.ts';
import { ModelError } from '../manifest/model-error.ts';
import { sha256 } from '../weights/sha256.ts';
import type { FetchShard } from './fetch-shard.ts';
import type { WeightCache } from './weight-cache.ts';

/** How much of a model is here. Never goes down; ends with both figures equal. */
export interface LoadProgress {
  loadedBytes: number;
  totalBytes: number;
}

export interface LoadOptions {
  fetchShard: FetchShard;
  onProgress?: (progress: LoadProgress) => void;
  cache?: WeightCache;
}

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Brings shards from the cache or the network, all at once, and verifies each one's SHA-256 wherever it came from.
 * A damaged cache entry is dropped and downloaded anew.
 *
 * @returns bytes by SHA-256
 * @throws {ModelError} `shard-missing` or `shard-corrupt`; none of the weights is then to be used.
 */
export async function loadShards(
  shards: readonly Shard[],
  { fetchShard, onProgress, cache }: LoadOptions,
): Promise<Map<string, Bytes>> {
  const totalBytes = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  const loaded = new Map<string, number>();
  let reported = 0;
  const report = ({ sha256: hash, bytes }: Shard, now: number) => {
    loaded.set(hash, Math.min(now, bytes));
    const loadedBytes = [...loaded.values()].reduce((sum, part) => sum + part, 0);
    if (loadedBytes <= reported) return;
    reported = loadedBytes;
    onProgress?.({ loadedBytes, totalBytes });
  };

  const load = async (shard: Shard): Promise<[string, Bytes]> => {
    const bytes =
      (await fromCache(shard, cache)) ?? (await download(shard, fetchShard, (now) => report(shard, now), cache));
    report(shard, shard.bytes);
    return [shard.sha256, bytes];
  };
  return new Map(await Promise.all(shards.map(load)));
}

async function fromCache({ sha256: hash }: Shard, cache?: WeightCache): Promise<Bytes | undefined> {
  const bytes = await cache?.get(hash).catch(() => undefined);
  if (!bytes || (await sha256(bytes)) === hash) return bytes;
  await cache?.delete(hash).catch(() => undefined);
  return undefined;
}

async function download(
  shard: Shard,
  fetchShard: FetchShard,
  onBytes: (loadedBytes: number) => void,
  cache?: WeightCache,
): Promise<Bytes> {
  const answer = await fetchShard(shard, onBytes);
  const bytes = new Uint8Array(answer);
  const hash = await sha256(bytes);
  if (hash !== shard.sha256) {
    throw new ModelError(
      'shard-corrupt',
      `A file of weights is damaged: ${shard.sha256.slice(0, 12)}… came as ${hash.slice(0, 12)}… ` +
        `(${bytes.byteLength} of ${shard.bytes} bytes). It is not used.`,
      'Try again; if it stays so, the model has to be published anew.',
    );
  }
  // Nobody waits for the cache, and a full or forbidden one only costs the next visit a download.
  void cache?.put(hash, bytes).catch(() => undefined);
  return bytes;
}
