import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { api, request } from '../../../test/client.ts';
import { insertToken } from '../../../test/insert-token.ts';
import { makeEnsemble, makeModel } from '../../../test/make-model.ts';

let publisher: string;
let admin: string;

/** Uploads and publishes a model of its own weights. */
async function publish(id: string, fill: number) {
  const { manifest, shard, sha256 } = await makeModel(id, fill);
  await api.putBlob(sha256, shard, publisher);
  await api.putModel(manifest, publisher);
  return manifest;
}

beforeAll(async () => {
  publisher = await insertToken('publish');
  admin = await insertToken('admin');
});

describe('publishing', () => {
  it('leaves the registry as it was while a shard is missing', async () => {
    const { manifest, sha256 } = await makeModel('half', 99);
    await expect(api.putModel(manifest, publisher)).rejects.toMatchObject({
      status: 409,
      code: 'missing_blobs',
      message: expect.stringContaining(sha256),
    });
    expect(await api.listModels()).toEqual({ default: null, models: [] });
    await expect(api.getModel('half')).rejects.toMatchObject({ status: 404, code: 'not_found' });
  });

  it('serves the manifest as it was published; the first model is the default', async () => {
    const manifest = await publish('first', 1);
    expect(await api.getModel('first')).toEqual(manifest);
    const list = await api.listModels();
    expect(list.default).toBe('first');
    expect(list.models).toMatchObject([
      { id: 'first', bytes: 64, parameters: 64, inputSize: 48, isDefault: true, retired: false, metrics: null },
    ]);
  });

  it('changes nothing when it is repeated', async () => {
    const before = await api.listModels();
    await publish('first', 1);
    expect(await api.listModels()).toEqual(before);
  });

  it('refuses another manifest under a published id, unless an admin replaces it', async () => {
    const { manifest, shard, sha256 } = await makeModel('first', 2);
    await api.putBlob(sha256, shard, publisher);
    await expect(api.putModel(manifest, publisher)).rejects.toMatchObject({ status: 409, code: 'conflict' });
    await expect(api.putModel(manifest, publisher, { replace: true })).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    expect((await api.getModel('first')).kind).toBe('classifier');

    await api.putModel(manifest, admin, { replace: true });
    expect(await api.getModel('first')).toEqual(manifest);
    expect((await api.listModels()).default).toBe('first');
  });

  it('takes ensembles, whose figures are the sums of their members', async () => {
    const members = [await publish('member-a', 10), await publish('member-b', 11)];
    const summary = await api.putModel(makeEnsemble('together', members), publisher);
    expect(summary).toMatchObject({ kind: 'ensemble', bytes: 128, parameters: 128, macs: 2000 });
  });

  it('refuses a shard of another size than the manifest says', async () => {
    const { manifest } = await makeModel('wrong-size', 1);
    const shards = manifest.weights.shards.map((shard) => ({ ...shard, bytes: 65 }));
    const wrong = { ...manifest, weights: { ...manifest.weights, shards } };
    await expect(api.putModel(wrong, publisher)).rejects.toMatchObject({ status: 400, code: 'invalid_manifest' });
  });

  it.each([
    ['of a newer version', { schemaVersion: 2 }, 'version 2'],
    ['with an unknown key', { surprise: true }, 'surprise'],
    ['with an impossible temperature', { temperature: -1 }, 'temperature'],
  ])('refuses a manifest %s, and says why', async (_, change, reason) => {
    const { manifest } = await makeModel('bad', 1);
    const response = await putJson('/api/models/bad', { ...manifest, ...change }, publisher);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: 'invalid_manifest', message: expect.stringContaining(reason) },
    });
  });

  it('refuses a manifest at the address of another model', async () => {
    const { manifest } = await makeModel('one-name', 1);
    const response = await putJson('/api/models/another-name', manifest, publisher);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_manifest' } });
  });

  it('refuses callers without a token', async () => {
    const { manifest } = await makeModel('first', 1);
    await expect(api.putModel(manifest, 'nonsense')).rejects.toMatchObject({ status: 401, code: 'unauthorized' });
    expect((await putJson('/api/models/first', manifest)).status).toBe(401);
  });
});

describe('choosing and retiring', () => {
  it('has exactly one default', async () => {
    await publish('second', 3);
    expect(await api.patchModel('second', { default: true }, admin)).toMatchObject({ isDefault: true });
    const list = await api.listModels();
    expect(list.default).toBe('second');
    expect(list.models.filter((model) => model.isDefault)).toHaveLength(1);
  });

  it('takes a retired model off the list, but keeps its manifest', async () => {
    await publish('old', 4);
    await api.patchModel('old', { retired: true }, admin);
    expect((await api.listModels()).models.map((model) => model.id)).not.toContain('old');
    expect((await api.getModel('old')).id).toBe('old');
    const all = await (await request('/api/models?retired=true')).json<{ models: { id: string }[] }>();
    expect(all.models.map((model) => model.id)).toContain('old');

    await api.patchModel('old', { retired: false }, admin);
    expect((await api.listModels()).models.map((model) => model.id)).toContain('old');
  });

  it('never retires the default', async () => {
    const { default: id } = await api.listModels();
    await expect(api.patchModel(id ?? '', { retired: true }, admin)).rejects.toMatchObject({
      status: 409,
      code: 'conflict',
    });
    await expect(api.patchModel('old', { retired: true, default: true }, admin)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await api.listModels()).default).toBe(id);
  });

  it('has one default that is not retired, whatever two admins do at the same time', async () => {
    await publish('wanted', 5);
    for (let round = 0; round < 10; round++) {
      await api.patchModel('second', { default: true }, admin);
      await api.patchModel('wanted', { retired: false }, admin);
      const results = await Promise.allSettled([
        api.patchModel('wanted', { default: true }, admin),
        api.patchModel('wanted', { retired: true }, admin),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const list = await api.listModels();
      expect(list.models.map(({ id }) => id)).toContain(list.default);
    }
    await api.patchModel('second', { default: true }, admin);
    await api.patchModel('wanted', { retired: false }, admin);
  });

  it('is for admins, and for models that there are', async () => {
    await expect(api.patchModel('old', { retired: true }, publisher)).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    await expect(api.patchModel('nobody', { retired: true }, admin)).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    });
    await expect(api.patchModel('old', {}, admin)).rejects.toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('writes down who did what', async () => {
    const { results } = await env.DB.prepare(
      'select action, model_id, token_id from publish_log order by at, rowid',
    ).all();
    const actions = results.map((row) => `${row.action} ${row.model_id}`);
    expect(actions.filter((entry) => entry.endsWith(' first'))).toEqual(['publish first', 'replace first']);
    expect(actions.filter((entry) => entry.endsWith(' old'))).toEqual(['publish old', 'retire old', 'unretire old']);
    expect(
      results.every((row) => publisher.includes(String(row.token_id)) || admin.includes(String(row.token_id))),
    ).toBe(true);
  });
});

describe('reading', () => {
  it.each(['/api/models', '/api/models/first'])('answers 304 for %s to whoever has it', async (path) => {
    const etag = (await request(path)).headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    const again = await request(path, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('has another ETag after a change', async () => {
    const before = (await request('/api/models')).headers.get('etag');
    await publish('newest', 5);
    expect((await request('/api/models')).headers.get('etag')).not.toBe(before);
  });
});

function putJson(path: string, body: unknown, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return request(path, { method: 'PUT', headers, body: JSON.stringify(body) });
}
