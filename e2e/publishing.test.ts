import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createApiClient } from '@howifeel/edge-api/contract';
import type { Shard } from '@howifeel/fer-models';
import { readReleased } from '@howifeel/fer-models/node';
import { publishManifest } from '@howifeel/trainer/publish';
import { expect, inject, test } from 'vitest';

const TRAINER = join(import.meta.dirname, '../apps/trainer/src/main.ts');
const ID = 'in-parts';

/** Runs the trainer's command line against the product. */
function trainer(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', TRAINER, ...words, '--to', inject('url')],
    { encoding: 'utf8', env: { ...process.env, HOWIFEEL_PUBLISH_TOKEN: inject('token') } },
  );
  return { status, text: stdout + stderr };
}

/** The released student under another id, its weights cut into four shards of its own. */
async function inParts() {
  const { manifest, fetchShard } = await readReleased('student');
  if (manifest.kind !== 'classifier') throw new Error('The released student is a classifier.');
  const whole = await Promise.all(
    manifest.weights.shards.map(async (shard) => new Uint8Array(await fetchShard(shard))),
  );
  const bytes = Buffer.concat(whole);
  const parts = [0, 1, 2, 3].map((n) => bytes.subarray((n * bytes.length) / 4, ((n + 1) * bytes.length) / 4));
  const bySha = new Map(parts.map((part) => [createHash('sha256').update(part).digest('hex'), part]));
  const shards: Shard[] = [...bySha].map(([sha256, part]) => ({ sha256, bytes: part.length }));
  return {
    manifest: { ...manifest, id: ID, weights: { ...manifest.weights, shards } },
    shards,
    readShard: async ({ sha256 }: Shard) => new Uint8Array(bySha.get(sha256)!),
  };
}

test('a publish whose line breaks changes no registry, and the next one sends only what is missing', async () => {
  const [url, token] = [inject('url'), inject('token')];
  const { manifest, shards, readShard } = await inParts();
  const api = createApiClient({ baseUrl: url });
  const before = await api.listModels({ retired: true });

  let uploads = 0;
  const breaking = createApiClient({
    baseUrl: url,
    fetch: (to, init) => {
      if (init.method === 'PUT' && ++uploads > 2) throw new TypeError('the line is broken');
      return fetch(to, init);
    },
  });
  await expect(publishManifest(breaking, manifest, readShard, { token })).rejects.toMatchObject({
    code: 'network_error',
  });
  expect(await api.listModels({ retired: true })).toEqual(before);
  await expect(api.putModel(manifest, token)).rejects.toMatchObject({ code: 'missing_blobs' });

  // A blob that is not what its name says is refused, and so is still missing afterwards.
  const damaged = new Uint8Array(await readShard(shards[2]!)).fill(7, 0, 9);
  await expect(api.putBlob(shards[2]!.sha256, damaged, token)).rejects.toMatchObject({ code: 'hash_mismatch' });
  expect(await api.listModels({ retired: true })).toEqual(before);

  const sent: boolean[] = [];
  await publishManifest(api, manifest, readShard, { token, onShard: ({ uploaded }) => sent.push(uploaded) });
  expect(sent).toEqual([false, false, true, true]);
  const after = await api.listModels();
  expect(after.models.map(({ id }) => id)).toContain(ID);
  expect(after.default).toBe(before.default);
});

test('the trainer publishes again what is there already, switches the default, and retires', async () => {
  const api = createApiClient({ baseUrl: inject('url') });
  const before = (await api.listModels()).default!;
  const again = trainer('publish', 'student');
  expect(again, again.text).toMatchObject({ status: 0, text: expect.stringMatching(/there already/) });
  expect(again.text).not.toContain('uploaded');

  expect(trainer('registry', 'default', ID)).toMatchObject({ status: 0, text: expect.stringContaining('the default') });
  expect((await api.listModels()).default).toBe(ID);
  expect(trainer('registry', 'retire', ID)).toMatchObject({
    status: 1,
    text: expect.stringContaining('another model'),
  });
  expect(trainer('publish', before, '--default').text).toContain(', the default');
  trainer('registry', 'retire', ID);
  const models = await api.listModels();
  expect(models.default).toBe(before);
  expect(models.models.map(({ id }) => id)).not.toContain(ID);
  expect(trainer('registry', 'list').text).toMatch(new RegExp(`${ID} .* retired`));
  expect((await api.readLog(inject('token'))).entries.slice(0, 3).map(({ action }) => action)).toEqual([
    'retire',
    'default',
    'default',
  ]);
});
