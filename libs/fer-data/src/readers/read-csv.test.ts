import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTempFolder } from '../testing/make-temp-folder.ts';
import { readDataset } from './read-dataset.ts';

const pixels = (level: number, count = 2304) => Array<number>(count).fill(level).join(' ');

async function csvOf(...lines: string[]): Promise<string> {
  const path = join(await makeTempFolder(), 'fer2013.csv');
  await writeFile(path, lines.join('\n'));
  return path;
}

test('labels follow the order of the CSV, splits its Usage, images its rows', async () => {
  // 0 angry, 1 disgust, 2 fear, 3 happy, 4 sad, 5 surprise, 6 neutral
  const rows = [6, 5, 4, 3, 2, 1, 0].map((emotion) => `${emotion},${pixels(emotion * 10)},Training`);
  const path = await csvOf('emotion,pixels,Usage', ...rows, `3,${pixels(1)},PublicTest`, `3,${pixels(2)},PrivateTest`);
  const { splits } = (await readDataset(path)).dataset;
  expect([...splits.Training!.labels]).toEqual([4, 6, 5, 3, 2, 1, 0]);
  expect(splits.Training!.images[0]).toBe(60);
  expect(splits.Training!.names[0]).toBe('row 000002');
  expect([splits.PublicTest!.count, splits.PublicTest!.images[0]]).toEqual([1, 1]);
  expect([splits.PrivateTest!.count, splits.PrivateTest!.images[2303]]).toEqual([1, 2]);
});

test('columns are found by name, whatever their order, quotes, spaces and line ends', async () => {
  const path = await csvOf('\uFEFFUsage, pixels ,emotion\r', `"Training","${pixels(8)}",3\r`, '');
  const { splits } = (await readDataset(path)).dataset;
  expect([splits.Training!.count, splits.Training!.labels[0], splits.Training!.images[9]]).toEqual([1, 3, 8]);
});

test.each([
  ['2303 pixels', `3,${pixels(8, 2303)},Training`, 'fer2013.csv, row 3 has 2303 pixels'],
  ['a pixel that is no number', `3,${pixels(8, 2303)} x,Training`, 'fer2013.csv, row 3, pixel 2304 is "x"'],
  ['an unknown emotion', `7,${pixels(8)},Training`, 'fer2013.csv, row 3 has the emotion "7"'],
  ['an unknown Usage', `3,${pixels(8)},Test`, 'fer2013.csv, row 3 has the Usage "Test"'],
  ['a missing cell', `3,${pixels(8)}`, 'fer2013.csv, row 3 has the Usage ""'],
])('%s is refused with the row, and skipped on request', async (_, row, message) => {
  const path = await csvOf('emotion,pixels,Usage', `0,${pixels(1)},Training`, row, `1,${pixels(2)},Training`);
  await expect(readDataset(path)).rejects.toThrow(message);
  const { dataset, bad } = await readDataset(path, { skipBad: true });
  expect([...dataset.splits.Training!.labels]).toEqual([0, 1]);
  expect(bad).toEqual([{ name: 'fer2013.csv, row 3', reason: expect.stringContaining(message) }]);
});

test('a CSV without the columns, or no CSV, is refused', async () => {
  await expect(readDataset(await csvOf('label,image', '1,2'))).rejects.toThrow('no column emotion, pixels, Usage');
  await expect(readDataset(await csvOf('emotion,pixels,Usage', '3,"never closed'))).rejects.toThrow('not a valid CSV');
});
