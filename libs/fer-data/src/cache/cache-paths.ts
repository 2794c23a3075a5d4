import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/**
 * Where the cache of some data may lie, best first: beside the data, else in the user's cache folder under a name made
 * from the real path.
 *
 * @param env XDG_CACHE_HOME is heeded
 */
export async function cachePaths(path: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const real = await realpath(path);
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16);
  return [`${real}.fercache`, join(cacheFolder(env), `${basename(real)}-${hash}.fercache`)];
}
