import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderConfusion } from '../card/render-confusion.ts';
import type { ModelManifest } from '../manifest/manifest.ts';
import { memberFolders, shardFile } from './find-shard.ts';

/** A model as `trainer publish` makes it. */
export interface Publication {
  manifest: ModelManifest;
  /** Bytes of each shard by its SHA-256. */
  shards: ReadonlyMap<string, Uint8Array>;
  /** The model card, Markdown. */
  card: string;
}

/**
 * Writes a model into a folder: shards first, then the manifest that names them, so that a reader never finds a
 * manifest without its weights. Shards of an earlier model in this folder are removed; those of an ensemble that a member
 * beside it holds are left there.
 */
export async function writeReleased(folder: string, { manifest, shards, card }: Publication): Promise<void> {
  await mkdir(folder, { recursive: true });
  const members = memberFolders(resolve(folder), manifest);
  const own = [...shards].filter(([sha256]) => !members.some((member) => existsSync(shardFile(member, sha256))));
  for (const [sha256, bytes] of own) await replaceFile(shardFile(folder, sha256), bytes);
  await replaceFile(join(folder, 'README.md'), card);
  const picture = join(folder, 'confusion.svg');
  if (manifest.metrics) await replaceFile(picture, renderConfusion(manifest.metrics, manifest.labels));
  else await rm(picture, { force: true });
  await replaceFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

  const wanted = new Set(own.map(([sha256]) => `${sha256}.bin`));
  const stale = (await readdir(folder)).filter((file) => /^[0-9a-f]{64}\.bin$/.test(file) && !wanted.has(file));
  for (const file of stale) await rm(join(folder, file));
}

async function replaceFile(path: string, data: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, data);
  await rename(`${path}.part`, path);
}
