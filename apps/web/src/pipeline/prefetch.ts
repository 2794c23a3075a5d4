import { shardsOf, type ModelManifest } from '@howifeel/fer-models/manifest';
import { WEIGHT_CACHE } from '@howifeel/fer-models/weight-cache';

/** `fetch`, or something like it. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Downloads that begin before anybody asks for them. */
export interface Prefetcher {
  /** Begins one. Whatever goes wrong is left to whoever asks: it happens there again, and is told. */
  begin(url: string): Promise<Response>;
  /** `fetch`, which hands out each answer that was begun once. */
  fetch: Fetch;
}

/** Begins with nothing; `fetch` gets what nobody began. */
export function createPrefetcher(fetch: Fetch = globalThis.fetch): Prefetcher {
  const begun = new Map<string, Promise<Response>>();
  return {
    begin(url) {
      const answer = fetch(url);
      answer.catch(() => undefined);
      begun.set(url, answer);
      return answer;
    },
    fetch(url, init) {
      const answer = (init?.method ?? 'GET') === 'GET' ? begun.get(url) : undefined;
      begun.delete(url);
      return answer ?? fetch(url, init);
    },
  };
}

/**
 * Begins downloads that will surely be asked for, while the program that asks is itself still on its way: the files given,
 * and the model with its weights.
 *
 * @param modelId of a published model; null is the server's default
 * @param files addresses
 */
export function prefetch(modelId: string | null, files: readonly string[], fetch?: Fetch): Fetch {
  const prefetcher = createPrefetcher(fetch);
  for (const file of files) void prefetcher.begin(file);
  prefetchModel(modelId, prefetcher).catch(() => undefined);
  return prefetcher.fetch;
}

async function prefetchModel(modelId: string | null, { begin }: Prefetcher): Promise<void> {
  // Reads a copy: the answer itself is for whoever asks.
  const read = async (url: string) => (await begin(url)).clone().json() as Promise<unknown>;
  // Whoever has been here before has the weights: nothing of them is downloaded again.
  const hasCache = globalThis.caches?.has(WEIGHT_CACHE).catch(() => false);
  const id = modelId ?? ((await read('/api/models')) as { default: string }).default;
  const manifest = (await read(`/api/models/${id}`)) as ModelManifest;
  if (await hasCache) return;
  for (const { sha256 } of shardsOf(manifest)) void begin(`/blobs/${sha256}`);
}
