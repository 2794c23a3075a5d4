import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Answers of a network that take minutes to get, kept in the user's cache folder: `$XDG_CACHE_HOME/howifeel`, or
 * `~/.cache/howifeel`.
 *
 * @param key SHA-256 of all that they depend on
 * @param ask for them, where they are not there
 */
export async function cachedAnswers(key: string, ask: () => Promise<Float32Array>): Promise<Float32Array> {
  const folder = path.join(process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'howifeel');
  const file = path.join(folder, `${key}.answers`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return new Float32Array(new Uint8Array(kept).buffer);
  const answers = await ask();
  // Without a cache the next run only takes longer.
  await write(folder, file, answers).catch(() => undefined);
  return answers;
}

async function write(folder: string, file: string, answers: Float32Array): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await mkdir(folder, { recursive: true });
  await writeFile(part, new Uint8Array(answers.buffer));
  await rename(part, file);
}
