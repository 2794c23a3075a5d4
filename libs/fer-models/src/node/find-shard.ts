import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelManifest } from '../manifest/manifest.ts';

/** The file of a shard within the folder of its model. */
export function shardFile(folder: string, sha256: string): string {
  return join(folder, `${sha256}.bin`);
}

/**
 * Where a shard of a model on disk lies: in its own folder or, of an ensemble, in that of a member beside it, so that
 * weights which a member has brought are not stored again.
 *
 * @returns undefined when it is in none of them
 */
export function findShard(folder: string, manifest: ModelManifest, sha256: string): string | undefined {
  return [folder, ...memberFolders(folder, manifest)].map((place) => shardFile(place, sha256)).find(existsSync);
}

/** Where the members of an ensemble lie if they were published beside it. */
export function memberFolders(folder: string, manifest: ModelManifest): string[] {
  if (manifest.kind === 'classifier') return [];
  return manifest.members.map(({ manifest: member }) => join(dirname(folder), member.id));
}
