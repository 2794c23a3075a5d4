import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FetchShard } from '../loading/fetch-shard.ts';
import type { ModelManifest } from '../manifest/manifest.ts';
import { ModelError } from '../manifest/model-error.ts';
import { parseManifest } from '../manifest/parse-manifest.ts';
import { findShard, shardFile } from './find-shard.ts';
import { listReleased } from './list-released.ts';
import { RELEASED_FOLDER } from './released-folder.ts';

/** A model on disk: what `loadModel` needs. */
export interface ReleasedModel {
  folder: string;
  manifest: ModelManifest;
  fetchShard: FetchShard;
}

/**
 * Reads the manifest of a model on disk; shards are read when they are asked for.
 *
 * @param idOrFolder the id of a model that comes with HowIFeel, or a folder that `trainer publish` wrote
 * @throws {ModelError} `manifest-missing`, `manifest-version` or `manifest-invalid`; `fetchShard`: `shard-missing`
 * @example
 * const { manifest, fetchShard } = await readReleased('student');
 * const classifier = await loadModel(manifest, { fetchShard });
 */
export async function readReleased(idOrFolder: string, releasedFolder = RELEASED_FOLDER): Promise<ReleasedModel> {
  const released = await listReleased(releasedFolder);
  const folder = released.includes(idOrFolder) ? join(releasedFolder, idOrFolder) : resolve(idOrFolder);
  const manifest = parseManifest(await readJson(folder, idOrFolder, released));
  return {
    folder,
    manifest,
    async fetchShard({ sha256 }) {
      const path = findShard(folder, manifest, sha256) ?? shardFile(folder, sha256);
      try {
        return await readFile(path);
      } catch (cause) {
        throw new ModelError(
          'shard-missing',
          `The weights of ${manifest.id} are not complete: ${path} cannot be read (${reason(cause)}).`,
          'Publish the model again, or get the file back from version control.',
          { cause },
        );
      }
    },
  };
}

async function readJson(folder: string, asked: string, released: readonly string[]): Promise<unknown> {
  const path = join(folder, 'manifest.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new ModelError(
      'manifest-missing',
      `There is no model '${asked}': ${path} cannot be read (${reason(cause)}).`,
      `Name a folder that \`trainer publish\` wrote, or a released model: ${released.join(', ') || 'there is none yet'}.`,
      { cause },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError(
      'manifest-invalid',
      `${path} is not JSON (${reason(cause)}).`,
      'Publish the model again, or get the file back from version control.',
      { cause },
    );
  }
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
}
