import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDataset } from '../cache/open-dataset.ts';
import type { FerDataset, LabelledImages } from '../dataset/dataset.ts';
import { cleanTraining } from './clean-training.ts';
import { inspectDataset } from './inspect-dataset.ts';

/** Images of 2 × 2 pixels: [label, four pixels]. */
function split(...rows: [number, number[]][]): LabelledImages {
  return {
    images: Uint8Array.from(rows.flatMap(([, pixels]) => pixels)),
    labels: Uint8Array.from(rows, ([label]) => label),
    names: rows.map((_, i) => `image-${i}`),
    count: rows.length,
    size: 2,
  };
}

const [a, b, c, flat] = [
  [1, 2, 30, 4],
  [5, 6, 70, 8],
  [9, 9, 9, 80],
  [7, 7, 7, 8],
];
const dataset: FerDataset = {
  splits: {
    Training: split([0, a], [0, a], [1, b], [2, b], [3, flat], [3, c]),
    PublicTest: split([0, a], [4, c], [4, [1, 1, 20, 20]]),
  },
};

test('copies, contradictions and flat images are found, within and across splits', () => {
  const { splits, duplicates, contradictions } = inspectDataset(dataset);
  expect(duplicates.map((group) => group.length)).toEqual([3, 2, 2]);
  expect(contradictions.map((group) => group.map(({ label }) => label))).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(splits).toMatchObject([
    { split: 'Training', count: 6, classes: [2, 1, 1, 2, 0, 0, 0], copiesWithin: 2, alsoInTraining: 0 },
    { split: 'PublicTest', count: 3, classes: [1, 0, 0, 0, 2, 0, 0], copiesWithin: 0, alsoInTraining: 2 },
  ]);
  expect(splits.map((part) => part.flat.map(({ name }) => name))).toEqual([['image-4'], []]);
});

test('cleaning leaves out what is flat or contradicts itself within Training, and touches no other split', () => {
  const { dataset: clean, ...left } = cleanTraining(dataset);
  expect(left).toEqual({ flat: 1, contradicting: 2 });
  expect(clean.splits.Training!.names).toEqual(['image-0', 'image-1', 'image-5']);
  expect(clean.splits.PublicTest).toBe(dataset.splits.PublicTest);
});

/** FER-2013 lies beside the repository on some machines; it is not part of it. */
const ARCHIVE = fileURLToPath(new URL('../../../../../shared/data/fer2013-train-publictest.tar.gz', import.meta.url));
const present = existsSync(ARCHIVE);
if (!present) console.info('skipped: no FER-2013 in ../shared/data');

test.runIf(present)('FER-2013 has its known copies and flat images', { timeout: 300_000 }, async () => {
  const { splits } = inspectDataset((await openDataset(ARCHIVE)).dataset);
  expect(splits.map(({ flat }) => flat.length)[0]).toBe(12);
  expect(splits[1].alsoInTraining).toBe(280);
});
