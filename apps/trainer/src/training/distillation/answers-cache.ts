import { cacheFolder } from '@howifeel/fer-data/node';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Answers of a network that take minutes to get, kept in {@link cacheFolder}.
 *
 * @param key SHA-256 of all that they depend on
 * @param length how many numbers they are; kept ones of another length are damaged, and asked for again
 * @param ask for them, where they are not there
 */
export async function cachedAnswers(
  key: string,
  length: number,
  ask: () => Promise<Float32Array>,
): Promise<Float32Array> {
  const file = path.join(cacheFolder(), `${key}.answers`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept?.byteLength === length * Float32Array.BYTES_PER_ELEMENT)
    return new Float32Array(new Uint8Array(kept).buffer);
  const answers = await ask();
  // Without a cache the next run only takes longer.
  await write(file, answers).catch(() => undefined);
  return answers;
}

async function write(file: string, answers: Float32Array): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(part, new Uint8Array(answers.buffer), { flush: true });
  await rename(part, file);
}
