import { beforeAll, expect, test, vi } from 'vitest';
import type { Shard } from '../manifest/manifest.ts';
import { createMemoryCache } from '../testing/memory-cache.ts';
import { sha256 } from '../weights/sha256.ts';
import { type LoadProgress, loadShards } from './load-shards.ts';

const contents = [1, 2, 3].map((seed) => Uint8Array.from({ length: 1000 * seed }, (_, i) => i * seed));
const files = new Map<string, Uint8Array<ArrayBuffer>>();
let shards: Shard[];

beforeAll(async () => {
  for (const bytes of contents) files.set(await sha256(bytes), bytes);
  shards = [...files].map(([hash, bytes]) => ({ sha256: hash, bytes: bytes.byteLength }));
});

const fromServer = () => vi.fn(async (shard: Shard) => files.get(shard.sha256)!.slice());

function flipBit(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[77] ^= 4;
  return copy;
}

test('shards come whole, by name', async () => {
  const loaded = await loadShards(shards, { fetchShard: fromServer() });
  expect(loaded).toEqual(files);
});

test('one flipped bit is refused and never cached', async () => {
  const { cache, entries } = createMemoryCache();
  const fetchShard = async (shard: Shard) => flipBit(files.get(shard.sha256)!);
  await expect(loadShards([shards[1]], { fetchShard, cache })).rejects.toMatchObject({
    code: 'shard-corrupt',
    message: expect.stringMatching(/damaged: [0-9a-f]{12}… came as [0-9a-f]{12}… \(2000 of 2000 bytes\)/),
  });
  expect(entries.size).toBe(0);
});

test('the second visit downloads nothing, and its progress is complete', async () => {
  const { cache } = createMemoryCache();
  await loadShards(shards, { fetchShard: fromServer(), cache });
  const again = fromServer();
  const onProgress = vi.fn();
  expect(await loadShards(shards, { fetchShard: again, cache, onProgress })).toEqual(files);
  expect(again).not.toHaveBeenCalled();
  expect(onProgress).toHaveBeenLastCalledWith({ loadedBytes: 6000, totalBytes: 6000 });
});

test('a damaged cache entry is replaced by one download', async () => {
  const { cache, entries } = createMemoryCache();
  const [{ sha256: hash }] = shards;
  entries.set(hash, flipBit(files.get(hash)!));
  const fetchShard = fromServer();
  expect((await loadShards([shards[0]], { fetchShard, cache })).get(hash)).toEqual(files.get(hash));
  expect(fetchShard).toHaveBeenCalledTimes(1);
  expect(entries.get(hash)).toEqual(files.get(hash));
});

test('a cache that always fails costs nothing but the download', async () => {
  const fail = () => Promise.reject(new Error('QuotaExceededError'));
  const cache = { get: fail, put: fail, delete: fail };
  expect(await loadShards(shards, { fetchShard: fromServer(), cache })).toEqual(files);
});

test('progress never goes down and ends at the total, also when a source miscounts', async () => {
  const seen: LoadProgress[] = [];
  await loadShards(shards, {
    fetchShard: async ({ sha256: hash, bytes }, onBytes) => {
      for (const part of [0.5, 0.25, 2]) {
        await Promise.resolve();
        onBytes?.(bytes * part);
      }
      return files.get(hash)!;
    },
    onProgress: (progress) => seen.push(progress),
  });
  expect(seen.length).toBeGreaterThan(3);
  for (const [i, { loadedBytes, totalBytes }] of seen.entries()) {
    expect(totalBytes).toBe(6000);
    expect(loadedBytes).toBeGreaterThan(seen[i - 1]?.loadedBytes ?? 0);
  }
  expect(seen.at(-1)?.loadedBytes).toBe(6000);
});
