import { chmod, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KAGGLE_FILES } from '../testing/kaggle-files.ts';
import { makeGrayJpeg } from '../testing/make-jpeg.ts';
import { makeTempFolder } from '../testing/make-temp-folder.ts';
import { packTar } from '../testing/pack-tar.ts';
import { writeFiles } from '../testing/write-files.ts';
import { openDataset } from './open-dataset.ts';

/** A folder `data` in Kaggle's layout, in a folder of its own; its cache is `data.fercache`. */
async function setUp() {
  const root = await makeTempFolder();
  const path = join(root, 'data');
  await writeFiles(path, KAGGLE_FILES);
  const notes: string[] = [];
  const env = { XDG_CACHE_HOME: join(root, 'home') };
  const open = (options = {}) => openDataset(path, { env, onNote: (note) => notes.push(note), ...options });
  return { root, path, cache: `${path}.fercache`, notes, env, open };
}

test('the second start reads the cache beside the data and gives the same', async () => {
  const { root, open, notes } = await setUp();
  const first = await open();
  const second = await open();
  expect(first.fromCache).toBe(false);
  expect(second).toEqual({ ...first, fromCache: true });
  expect(notes).toEqual([]);
  expect(await readdir(root)).toEqual(['data', 'data.fercache']);
});

test('a slash at the end of the path makes no other cache', async () => {
  const { path, env, open } = await setUp();
  await open();
  expect((await openDataset(`${path}/`, { env })).fromCache).toBe(true);
});

test('an archive is cached too, until it changes', async () => {
  const { root, env } = await setUp();
  const path = join(root, 'fer.tar');
  await writeFile(path, await packTar(KAGGLE_FILES));
  await openDataset(path, { env });
  expect((await openDataset(path, { env })).fromCache).toBe(true);
  await writeFile(path, await packTar({ ...KAGGLE_FILES, 'train/sad/Training_99.jpg': makeGrayJpeg(99) }));
  const changed = await openDataset(path, { env });
  expect([changed.fromCache, changed.dataset.splits.Training!.count]).toEqual([false, 5]);
});

const moved = 'train/angry/Training_10.jpg';

test.each([
  ['an added file', (path: string) => writeFiles(path, { 'train/sad/Training_99.jpg': makeGrayJpeg(99) })],
  ['a removed file', (path: string) => rm(join(path, moved))],
  ['a file under another label', (path: string) => rename(join(path, moved), join(path, 'train/sad/Training_10.jpg'))],
  ['a file with a newer time', (path: string) => utimes(join(path, moved), 2e9, 2e9)],
])('%s makes a cached folder outdated', async (_, change) => {
  const { path, open } = await setUp();
  await open();
  // File systems keep times in steps; a change within the step of the first reading would go unseen.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await change(path);
  expect((await open()).fromCache).toBe(false);
  expect((await open()).fromCache).toBe(true);
});

test('a damaged cache is rebuilt with a note', async () => {
  const { cache, open, notes } = await setUp();
  const first = await open();
  const content = await readFile(cache);
  content[content.length - 100] ^= 1;
  await writeFile(cache, content);
  expect(await open()).toEqual(first);
  expect(notes).toEqual([`The cache ${cache} is damaged; it is made anew.`]);
  expect((await open()).fromCache).toBe(true);
});

test('a cache made by skipping bad images does not hide them from those who skip nothing', async () => {
  const { path, open } = await setUp();
  await writeFiles(path, { 'train/bored/Training_1.jpg': makeGrayJpeg(1) });
  await open({ skipBad: true });
  const second = await open({ skipBad: true });
  expect([second.fromCache, second.bad.length]).toEqual([true, 1]);
  await expect(open()).rejects.toThrow('"bored", which is not a label');
});

test('where the folder of the data is taken by nobody, the cache lies in the user folder', async () => {
  const { path, env, open, cache, notes } = await setUp();
  // A folder of that name stands in the way, which stops root as well.
  await mkdir(join(cache, 'in-the-way'), { recursive: true });
  await open();
  const [name] = await readdir(join(env.XDG_CACHE_HOME, 'howifeel'));
  expect(name).toMatch(/^data-[0-9a-f]{16}\.fercache$/);
  expect((await openDataset(path, { env })).fromCache).toBe(true);
  expect(notes).toEqual([]);
});

test('a read-only folder is left alone', async () => {
  const { root, path, env, open } = await setUp();
  await mkdir(env.XDG_CACHE_HOME);
  await chmod(root, 0o555);
  try {
    await open();
    expect(await stat(`${path}.fercache`).catch(() => 'none')).toBe('none');
    expect((await open()).fromCache).toBe(true);
  } finally {
    await chmod(root, 0o755);
  }
});

test('where no cache can be written the data is still opened, with a note', async () => {
  const { root, open, cache, notes } = await setUp();
  await mkdir(join(cache, 'in-the-way'), { recursive: true });
  await writeFile(join(root, 'home'), 'a file where the cache folder should be');
  const { dataset, fromCache } = await open();
  expect([dataset.splits.Training!.count, fromCache]).toEqual([4, false]);
  expect(notes).toEqual([expect.stringContaining('could not be cached')]);
});

test('a wrong path is explained', async () => {
  await expect(openDataset('/no/such/data')).rejects.toThrow('/no/such/data does not exist');
});
