import '@tensorflow/tfjs-backend-cpu';
import { ApiError, type ModelSummary } from '@howifeel/edge-api/contract';
import type { ModelManifest, Shard } from '@howifeel/fer-models';
import { expect, test, vi } from 'vitest';
import { publishManifest } from './publish-manifest.ts';

const shards: Shard[] = ['a', 'b', 'c'].map((digit, i) => ({ sha256: digit.repeat(64), bytes: i + 1 }));
const manifest = { kind: 'classifier', id: 'tiny', weights: { shards } } as unknown as ModelManifest;
const readShard = async ({ bytes }: Shard) => new Uint8Array(bytes);

/** A server with some blobs, whose line may break at one upload. */
function fakeServer(...has: Shard[]) {
  const blobs = new Set(has.map(({ sha256 }) => sha256));
  const client = {
    hasBlob: async (sha256: string) => blobs.has(sha256),
    putBlob: vi.fn(async (sha256: string, bytes: Uint8Array) => {
      blobs.add(sha256);
      return { sha256, bytes: bytes.byteLength, stored: true };
    }),
    putModel: vi.fn(async (published: ModelManifest) => {
      expect(blobs.size).toBe(3);
      return { id: published.id } as ModelSummary;
    }),
  };
  return client;
}

test('uploads what is missing, then the manifest', async () => {
  const client = fakeServer(shards[1]);
  const onShard = vi.fn();
  const summary = await publishManifest(client, manifest, readShard, { token: 'secret', onShard });
  expect(summary.id).toBe('tiny');
  expect(client.putBlob.mock.calls.map(([sha256, bytes]) => [sha256[0], bytes.byteLength])).toEqual([
    ['a', 1],
    ['c', 3],
  ]);
  expect(client.putModel).toHaveBeenCalledExactlyOnceWith(manifest, 'secret', { replace: false });
  expect(onShard.mock.calls.map(([{ uploaded }]) => uploaded)).toEqual([true, false, true]);
});

test('an upload that broke off publishes nothing, and goes on where it stopped', async () => {
  const client = fakeServer();
  const broken = new ApiError({ code: 'network_error', message: 'gone', hint: '', status: 0 });
  const putBlob = client.putBlob.getMockImplementation()!;
  client.putBlob.mockImplementation(async (sha256, bytes) => {
    if (sha256.startsWith('b')) throw broken;
    return putBlob(sha256, bytes);
  });
  await expect(publishManifest(client, manifest, readShard, { token: 'secret' })).rejects.toBe(broken);
  expect(client.putModel).not.toHaveBeenCalled();

  client.putBlob.mockClear().mockImplementation(putBlob);
  await publishManifest(client, manifest, readShard, { token: 'secret' });
  expect(client.putBlob.mock.calls.map(([sha256]) => sha256[0])).toEqual(['b', 'c']);
});
