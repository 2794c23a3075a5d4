import { copyFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EMOTION_COUNT } from '../emotions/emotions.ts';
import { makeTempFolder } from '../testing/make-temp-folder.ts';
import { openDataset } from './open-dataset.ts';

/** FER-2013 lies beside the repository on some machines; it is not part of it. */
const ARCHIVE = fileURLToPath(new URL('../../../../../shared/data/fer2013-train-publictest.tar.gz', import.meta.url));
const present = existsSync(ARCHIVE);
if (!present) console.info('skipped: no FER-2013 in ../shared/data');

test.runIf(present)(
  'FER-2013 has its known number of images in each class, and opens fast the second time',
  { timeout: 300_000 },
  async () => {
    const path = join(await makeTempFolder(), 'fer2013.tar.gz');
    await copyFile(ARCHIVE, path);

    const start = performance.now();
    const first = await openDataset(path);
    const middle = performance.now();
    const second = await openDataset(path);
    const end = performance.now();
    console.info(
      `FER-2013 read in ${(middle - start).toFixed(0)} ms, from the cache in ${(end - middle).toFixed(0)} ms`,
    );

    const { Training, PublicTest } = first.dataset.splits;
    expect([Training!.count, PublicTest!.count]).toEqual([28_709, 3_589]);
    expect(countLabels(Training!.labels)).toEqual([3995, 436, 4097, 7215, 4965, 4830, 3171]);
    expect(first.bad).toEqual([]);

    expect(second.fromCache).toBe(true);
    expect(Buffer.compare(second.dataset.splits.Training!.images, Training!.images)).toBe(0);
    expect(second.dataset.splits.PublicTest!.names).toEqual(PublicTest!.names);
    expect(end - middle).toBeLessThan((middle - start) / 5);
  },
);

function countLabels(labels: Uint8Array): number[] {
  const counts = Array<number>(EMOTION_COUNT).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
}
