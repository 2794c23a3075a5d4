import { stat } from 'node:fs/promises';
import { DatasetError } from '../dataset/dataset-error.ts';
import { readCsv } from './read-csv.ts';
import { readFolder } from './read-folder.ts';
import { readTar } from './read-tar.ts';
import type { Source } from './source.ts';

/**
 * Picks the reader for a path: a folder, a .tar.gz, .tgz or .tar, or a .csv.
 *
 * @throws DatasetError when there is nothing at the path or it is of another kind
 */
export async function openSource(path: string): Promise<Source> {
  const stats = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' || cause.code === 'ENOTDIR' ? 'does not exist' : `fails: ${cause.message}`;
    throw new DatasetError(`The data path ${path} ${reason}.`, 'Check the path for a spelling mistake.', { cause });
  });
  if (stats.isDirectory()) return readFolder(path);
  if (/\.(tar\.gz|tgz)$/i.test(path)) return readTar(path, true);
  if (/\.tar$/i.test(path)) return readTar(path, false);
  if (/\.csv$/i.test(path)) return readCsv(path);
  throw new DatasetError(
    `${path} is of a kind that cannot be read. Readable: a folder, .tar.gz, .tgz, .tar, .csv.`,
    'Unpack it and pass the folder, or pass fer2013.csv.',
  );
}
