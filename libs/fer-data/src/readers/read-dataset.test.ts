import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import type { FerDataset } from '../dataset/dataset.ts';
import { KAGGLE_FILES } from '../testing/kaggle-files.ts';
import { makeGrayJpeg } from '../testing/make-jpeg.ts';
import { makeTempFolder } from '../testing/make-temp-folder.ts';
import { packTar } from '../testing/pack-tar.ts';
import { type Files, writeFiles } from '../testing/write-files.ts';
import { decodeJpeg } from './decode-jpeg.ts';
import { readDataset } from './read-dataset.ts';

vi.mock('./decode-jpeg.ts', { spy: true });

/** What a split holds, as [name, label, gray level of the first pixel]. */
function contents(dataset: FerDataset, split: keyof FerDataset['splits']) {
  const { names, labels, images, count } = dataset.splits[split]!;
  expect([labels.length, images.length]).toEqual([count, count * 48 * 48]);
  return names.map((name, i) => [name, labels[i], images[i * 48 * 48]]);
}

function expectKaggleFiles(dataset: FerDataset) {
  expect(contents(dataset, 'Training')).toEqual([
    ['train/angry/Training_10.jpg', 0, 10],
    ['train/angry/Training_20.jpg', 0, 20],
    ['train/sad/Training_25.jpg', 5, 25],
    ['train/surprise/Training_30.jpg', 6, 30],
  ]);
  expect(contents(dataset, 'PublicTest')).toEqual([
    ['test/happy/PublicTest_50.jpg', 3, 50],
    ['test/neutral/PublicTest_60.jpg', 4, 60],
  ]);
  expect(contents(dataset, 'PrivateTest')).toEqual([['test/happy/PrivateTest_70.jpg', 3, 70]]);
}

async function folderOf(files: Files): Promise<string> {
  const folder = await makeTempFolder();
  await writeFiles(folder, files);
  return folder;
}

async function fileOf(name: string, content: Uint8Array | string): Promise<string> {
  return join(await folderOf({ [name]: content }), name);
}

test('a folder gives its splits, labels and pixels, sorted by name', async () => {
  const folder = await folderOf({ ...KAGGLE_FILES, 'README.md': '# faces', 'train/sad/._Training_25.jpg': 'macOS' });
  const { dataset, bad } = await readDataset(folder);
  expectKaggleFiles(dataset);
  expect(bad).toEqual([]);
});

test('an archive gives the same, gzipped or not, with ./ before its names or not', async () => {
  const tar = await packTar(KAGGLE_FILES);
  const dotted = Object.fromEntries(Object.entries(KAGGLE_FILES).map(([name, content]) => [`./${name}`, content]));
  for (const [name, content] of [
    ['fer.tar', tar],
    ['fer.tar.gz', gzipSync(tar)],
    ['fer.tgz', gzipSync(await packTar(dotted))],
  ] as const) {
    expectKaggleFiles((await readDataset(await fileOf(name, content))).dataset);
  }
});

test('splits without images are absent', async () => {
  const folder = await folderOf({ 'happy/PublicTest_1.jpg': makeGrayJpeg(1) });
  const { dataset } = await readDataset(folder);
  expect(Object.keys(dataset.splits)).toEqual(['PublicTest']);
});

test('a wrong path and an unknown kind are refused by name, with a hint', async () => {
  await expect(readDataset('/no/such/folder')).rejects.toMatchObject({
    name: 'DatasetError',
    message: expect.stringContaining('/no/such/folder does not exist'),
    hint: expect.stringMatching(/\w/),
  });
  await expect(readDataset(await fileOf('faces.zip', 'PK'))).rejects.toThrow(
    'faces.zip is of a kind that cannot be read',
  );
});

test('a folder without images is refused', async () => {
  const folder = await folderOf({ 'README.md': '# faces' });
  await expect(readDataset(folder)).rejects.toThrow(`${folder} holds no images`);
});

test('an archive that breaks off, or is none, is refused by name', async () => {
  const whole = gzipSync(await packTar(KAGGLE_FILES));
  const cut = await fileOf('cut.tar.gz', whole.subarray(0, whole.length - 200));
  await expect(readDataset(cut)).rejects.toThrow(`${cut} is damaged`);
  const none = await fileOf('none.tar.gz', 'hello');
  await expect(readDataset(none)).rejects.toThrow(`${none} is damaged`);
  const cutTar = await fileOf('cut.tar', (await packTar(KAGGLE_FILES)).subarray(0, 3000));
  await expect(readDataset(cutTar)).rejects.toThrow(`${cutTar} is damaged`);
});

const BAD_FILES: Files = {
  'train/sad/Training_1.jpg': makeGrayJpeg(9).subarray(0, 300),
  'train/bored/Training_2.jpg': makeGrayJpeg(9),
  'train/happy/photo.jpg': makeGrayJpeg(9),
};

test.each([
  ['train/sad/Training_1.jpg', 'truncated'],
  ['train/bored/Training_2.jpg', '"bored", which is not a label'],
  ['train/happy/photo.jpg', 'does not say its split'],
])('%s is refused: %s', async (name, reason) => {
  const folder = await folderOf({ ...KAGGLE_FILES, [name]: BAD_FILES[name] });
  await expect(readDataset(folder)).rejects.toThrow(name);
  await expect(readDataset(folder)).rejects.toThrow(reason);
});

test('skipBad leaves bad images out and lists them with the reason', async () => {
  const folder = await folderOf({ ...KAGGLE_FILES, ...BAD_FILES });
  const { dataset, bad } = await readDataset(folder, { skipBad: true });
  expectKaggleFiles(dataset);
  expect(bad.map(({ name }) => name)).toEqual(Object.keys(BAD_FILES).sort());
  expect(bad[2].reason).toContain('truncated');
});

test('data of nothing but bad images is refused, with the first reason', async () => {
  const folder = await folderOf(BAD_FILES);
  await expect(readDataset(folder, { skipBad: true })).rejects.toThrow('All 3 were bad');
});

test('progress ends with all images', async () => {
  const seen: unknown[] = [];
  await readDataset(await folderOf(KAGGLE_FILES), { onProgress: (progress) => seen.push(progress) });
  expect(seen.at(-1)).toEqual({ images: 7, fraction: 1 });
});

test('a CSV without a line is refused', async () => {
  await expect(readDataset(await fileOf('fer.csv', ''))).rejects.toThrow('holds no images');
});

test('errors of the disk are not taken for bad images', async () => {
  const folder = await folderOf(KAGGLE_FILES);
  await mkdir(join(folder, 'train/sad/Training_26.jpg'));
  await expect(readDataset(folder, { skipBad: true })).rejects.toMatchObject({ code: 'EISDIR' });
});

test('mistakes of the program are not taken for bad images', async () => {
  vi.mocked(decodeJpeg).mockImplementationOnce(() => {
    throw new TypeError('pixels is undefined');
  });
  const folder = await folderOf(KAGGLE_FILES);
  await expect(readDataset(folder, { skipBad: true })).rejects.toThrow(TypeError);
});
