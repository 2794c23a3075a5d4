import { beforeAll, expect, it } from 'vitest';
import { api } from '../../../test/client.ts';
import { insertToken } from '../../../test/insert-token.ts';
import { makeModel } from '../../../test/make-model.ts';

let [publisher, admin] = ['', ''];
beforeAll(async () => {
  [publisher, admin] = [await insertToken('publish'), await insertToken('admin')];
});

it('says who did what to which model, newest first, and nothing that did not happen', async () => {
  const { manifest, shard, sha256 } = await makeModel('logged');
  await expect(api.putModel(manifest, publisher)).rejects.toMatchObject({ code: 'missing_blobs' });
  await api.putBlob(sha256, shard, publisher);
  await api.putModel(manifest, publisher);
  await api.putModel(manifest, publisher);
  await expect(api.patchModel('logged', { retired: true }, publisher)).rejects.toMatchObject({ status: 403 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await api.putModel({ ...manifest, description: 'Better.' }, admin, { replace: true });

  const { entries } = await api.readLog(admin);
  expect(entries).toMatchObject([
    { action: 'replace', modelId: 'logged', tokenName: 'test', tokenId: admin.split('_')[1] },
    { action: 'publish', modelId: 'logged', tokenName: 'test', tokenId: publisher.split('_')[1] },
  ]);
  expect(JSON.stringify(entries), 'no secrets').not.toContain(admin.split('_')[2]);
});

it('is for admins', async () => {
  await expect(api.readLog(publisher)).rejects.toMatchObject({ status: 403 });
  await expect(api.readLog('nonsense')).rejects.toMatchObject({ status: 401 });
});
