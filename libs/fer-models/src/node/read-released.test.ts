import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { loadModel } from '../loading/load-model.ts';
import { ensembleOf, publishRandom } from '../testing/test-manifest.ts';
import { listReleased } from './list-released.ts';
import { readReleased } from './read-released.ts';
import { writeReleased } from './write-released.ts';

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'howifeel-released-'));
  folder = join(root, 'tiny');
  onTestFinished(() => rm(root, { recursive: true }));
  const { manifest, shards } = await publishRandom('uint8', 3000);
  await writeReleased(folder, { manifest, shards, card: '# Tiny\n' });
});

test('what is written can be read by id and by folder', async () => {
  expect(await listReleased(root)).toEqual(['tiny']);
  const byId = await readReleased('tiny', root);
  const byFolder = await readReleased(folder);
  expect(byFolder.manifest).toEqual(byId.manifest);
  const classifier = await loadModel(byId.manifest, byId);
  expect(classifier.manifest.id).toBe('tiny');
  classifier.dispose();
});

test('publishing again leaves no shard of the former model', async () => {
  const next = await publishRandom('float16', 100_000);
  await writeReleased(folder, { ...next, card: '# Tiny, again\n' });
  const files = await readdir(folder);
  const shards = [...next.shards.keys()].map((sha256) => `${sha256}.bin`);
  expect(files.sort()).toEqual([...shards, 'README.md', 'manifest.json'].sort());
});

test('an ensemble leaves the weights of a member beside it where they are, and brings the others', async () => {
  const { manifest, fetchShard } = await readReleased(folder);
  if (manifest.kind !== 'classifier') throw new Error('It is one network.');
  const other = await publishRandom('float16', 100_000);
  const stranger = { ...other.manifest, id: 'elsewhere' };
  const vote = ensembleOf({ manifest, weight: 1 }, { manifest: stranger, weight: 2 });
  const shards = new Map(other.shards);
  for (const shard of manifest.weights.shards) shards.set(shard.sha256, new Uint8Array(await fetchShard(shard)));
  await writeReleased(join(root, 'vote'), { manifest: vote, shards, card: '# Vote\n' });
  const files = (await readdir(join(root, 'vote'))).filter((file) => file.endsWith('.bin'));
  expect(files.sort()).toEqual([...other.shards.keys()].map((sha256) => `${sha256}.bin`).sort());
  const classifier = await loadModel(vote, await readReleased('vote', root));
  classifier.dispose();

  await rm(folder, { recursive: true });
  await expect(loadModel(vote, await readReleased('vote', root))).rejects.toMatchObject({
    code: 'shard-missing',
    message: expect.stringContaining('The weights of vote are not complete'),
  });
});

test('a shard that was changed on disk is refused, a missing one is named', async () => {
  const { manifest, fetchShard } = await readReleased(folder);
  const [path] = (await readdir(folder)).filter((file) => file.endsWith('.bin')).map((file) => join(folder, file));
  const bytes = await readFile(path);
  bytes[0] ^= 128;
  await writeFile(path, bytes);
  await expect(loadModel(manifest, { fetchShard })).rejects.toMatchObject({ code: 'shard-corrupt' });
  await rm(path);
  await expect(loadModel(manifest, { fetchShard })).rejects.toMatchObject({
    code: 'shard-missing',
    message: expect.stringContaining(path),
  });
});

test('a wrong path says which models there are', async () => {
  await expect(readReleased('tinny', root)).rejects.toMatchObject({
    code: 'manifest-missing',
    message: expect.stringMatching(/no model 'tinny'.*manifest\.json cannot be read \(ENOENT\)/),
    hint: expect.stringContaining('a released model: tiny'),
  });
  expect(await listReleased(join(root, 'nowhere'))).toEqual([]);
});

test('a manifest that is not JSON names the file', async () => {
  await writeFile(join(folder, 'manifest.json'), '{');
  await expect(readReleased(folder)).rejects.toThrow(/manifest\.json is not JSON/);
});
