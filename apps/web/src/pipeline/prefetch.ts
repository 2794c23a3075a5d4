import { WEIGHT_CACHE } from '@howifeel/fer-models/weight-cache';

/** `fetch`, or something like it. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * Begins downloads that will surely be asked for, while the program that asks is itself still on its way: the files given,
 * and the model with its weights. Whatever goes wrong here is left to whoever asks: it happens there again, and is told.
 *
 * @param modelId of a published model; null is the server's default
 * @param files addresses
 * @returns `fetch`, which hands out each answer that was begun once
 */
export function prefetch(modelId: string | null, files: readonly string[], fetch: Fetch = globalThis.fetch): Fetch {
  const begun = new Map<string, Promise<Response>>();
  const begin = (url: string) => {
    const answer = fetch(url);
    begun.set(url, answer);
    return answer;
  };
  /** Reads a copy: the answer itself is for whoever asks. */
  const read = async (url: string) => (await begin(url)).clone().json() as Promise<unknown>;
  files.forEach((file) => begin(file).catch(() => undefined));
  void prefetchModel(modelId, read, begin).catch(() => undefined);
  return (url, init) => {
    const answer = (init?.method ?? 'GET') === 'GET' ? begun.get(url) : undefined;
    begun.delete(url);
    return answer ?? fetch(url, init);
  };
}

async function prefetchModel(
  modelId: string | null,
  read: (url: string) => Promise<unknown>,
  begin: (url: string) => Promise<Response>,
): Promise<void> {
  // Whoever has been here before has the weights: nothing of them is downloaded again.
  const hasCache = globalThis.caches?.has(WEIGHT_CACHE).catch(() => false);
  const id = modelId ?? ((await read('/api/models')) as { default: string }).default;
  const manifest = (await read(`/api/models/${id}`)) as { weights?: { shards: { sha256: string }[] } };
  if (await hasCache) return;
  for (const { sha256 } of manifest.weights?.shards ?? []) begin(`/blobs/${sha256}`).catch(() => undefined);
}
