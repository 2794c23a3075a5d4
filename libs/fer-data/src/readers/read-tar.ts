import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { DatasetError } from '../dataset/dataset-error.ts';
import { imageEntry, isPicture } from './image-entry.ts';
import type { Source } from './source.ts';

/**
 * The images of a .tar or .tar.gz that holds Kaggle's layout, streamed: nothing is unpacked to disk.
 *
 * @throws DatasetError when the archive is damaged or cut off
 */
export async function* readTar(path: string, gzipped: boolean): Source {
  const { size } = await stat(path);
  const file = createReadStream(path);
  const archive = extract();
  const pumping = gzipped ? pipeline(file, createGunzip(), archive) : pipeline(file, archive);
  // A failure reaches the loop below through the archive stream.
  pumping.catch(() => undefined);
  try {
    for await (const entry of archive) {
      if (entry.header.type === 'file' && isPicture(entry.header.name)) {
        yield imageEntry(entry.header.name, file.bytesRead / size, await buffer(entry));
      } else {
        entry.resume();
      }
    }
  } catch (cause) {
    if (cause instanceof DatasetError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(`${path} is damaged: ${reason}.`, 'Fetch the archive again.', { cause });
  } finally {
    file.destroy();
  }
}
