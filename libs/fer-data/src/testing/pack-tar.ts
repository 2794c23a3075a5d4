import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import type { Files } from './write-files.ts';

/** A .tar of files, in the order given. */
export async function packTar(files: Files): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  return buffer(archive);
}
