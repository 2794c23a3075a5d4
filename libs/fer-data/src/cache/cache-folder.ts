import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The user's folder for what can be made anew: `$XDG_CACHE_HOME/howifeel`, or `~/.cache/howifeel`.
 *
 * @param env XDG_CACHE_HOME is heeded
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'howifeel');
}
