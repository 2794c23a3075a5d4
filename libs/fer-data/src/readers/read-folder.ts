import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { imageEntry, isPicture } from './image-entry.ts';
import type { Source } from './source.ts';

/** The images of a folder in Kaggle's layout (`train/<label>/Training_*.jpg`, …), at any depth. */
export async function* readFolder(folder: string): Source {
  const files = await readdir(folder, { recursive: true });
  const paths = files.map((file) => file.replaceAll(sep, '/')).filter(isPicture);
  for (const [i, path] of paths.entries()) {
    yield imageEntry(path, (i + 1) / paths.length, await readFile(join(folder, path)));
  }
}
