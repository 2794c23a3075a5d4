import { writeFile } from 'node:fs/promises';
import { tinyDataset } from './tiny-dataset.ts';

/** Our label index → that of fer2013.csv (angry, disgust, fear, happy, sad, surprise, neutral). */
const CSV_LABEL = [0, 1, 2, 3, 6, 4, 5];

/** Writes the tiny dataset as a fer2013.csv. */
export async function writeTinyCsv(file: string, training = 56, publicTest = 28): Promise<void> {
  const rows = ['emotion,pixels,Usage'];
  for (const [usage, split] of Object.entries(tinyDataset(training, publicTest).splits)) {
    const each = split.size * split.size;
    for (let i = 0; i < split.count; i++) {
      rows.push(`${CSV_LABEL[split.labels[i]]},${split.images.subarray(i * each, (i + 1) * each).join(' ')},${usage}`);
    }
  }
  await writeFile(file, `${rows.join('\n')}\n`);
}
