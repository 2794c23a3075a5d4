import { expect, test } from 'vitest';
import { fetchShardFromMemory } from './fetch-shard-from-memory.ts';

const bytes = Uint8Array.of(1, 2, 3);
const shard = { sha256: 'a'.repeat(64), bytes: 3 };

test('gives the shard of that hash, and says which is not there', async () => {
  const fetchShard = fetchShardFromMemory(new Map([[shard.sha256, bytes]]));
  expect(await fetchShard(shard)).toBe(bytes);
  await expect(fetchShard({ ...shard, sha256: 'b'.repeat(64) })).rejects.toMatchObject({
    code: 'shard-missing',
    message: expect.stringContaining('bbbbbbbbbbbb… is not among its 1 shards'),
  });
});
