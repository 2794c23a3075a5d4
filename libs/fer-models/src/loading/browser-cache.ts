import { WEIGHT_CACHE, type WeightCache } from './weight-cache.ts';

/**
 * Keeps shards in the browser's Cache Storage, where a service worker and all tabs see them too. Shards are named by
 * their contents, so an entry never goes stale.
 *
 * @param storage the page's `caches`; without it (a plain http page) nothing is kept
 */
export function createBrowserCache(
  name = WEIGHT_CACHE,
  storage: CacheStorage | undefined = globalThis.caches as CacheStorage | undefined,
): WeightCache {
  const key = (sha256: string) => `/blobs/${sha256}`;
  // Opened while the manifest, which names the shards, still comes.
  const opened = storage?.open(name);
  opened?.catch(() => undefined);
  return {
    async get(sha256) {
      const response = await (await opened)?.match(key(sha256));
      return response && new Uint8Array(await response.arrayBuffer());
    },
    async put(sha256, bytes) {
      const headers = { 'content-type': 'application/octet-stream' };
      await (await opened)?.put(key(sha256), new Response(bytes, { headers }));
    },
    async delete(sha256) {
      await (await opened)?.delete(key(sha256));
    },
  };
}
