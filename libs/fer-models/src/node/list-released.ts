import { readdir } from 'node:fs/promises';
import { RELEASED_FOLDER } from './released-folder.ts';

/** Ids of the models that come with HowIFeel, sorted. */
export async function listReleased(folder = RELEASED_FOLDER): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}
