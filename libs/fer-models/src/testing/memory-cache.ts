import type { WeightCache } from '../loading/weight-cache.ts';

/** For tests: a cache that can be looked into. */
export function createMemoryCache() {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache: WeightCache = {
    get: async (sha256) => entries.get(sha256),
    put: async (sha256, bytes) => void entries.set(sha256, bytes),
    delete: async (sha256) => void entries.delete(sha256),
  };
  return { entries, cache };
}
