import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes the cache to the first place that takes it, by a temporary file and a rename, so that a reader never sees half a
 * cache. A folder whose mode lets nobody write is left alone, also by root.
 *
 * @throws the last place's error when none takes it
 */
export async function writeCache(places: readonly string[], content: Uint8Array): Promise<void> {
  let failure: unknown;
  for (const place of places) {
    const temporary = `${place}.${process.pid}.tmp`;
    try {
      const folder = dirname(place);
      await mkdir(folder, { recursive: true });
      if (((await stat(folder)).mode & 0o222) === 0) throw new Error(`${folder} is read-only`);
      await writeFile(temporary, content);
      return await rename(temporary, place);
    } catch (error) {
      failure = error;
      await rm(temporary, { force: true });
    }
  }
  throw failure;
}
