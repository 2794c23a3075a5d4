import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TrainerError } from '../trainer-error.ts';
import { isAlive } from './is-alive.ts';

/**
 * Holds a run's folder for this process; the lock of a process that is gone is taken over.
 *
 * @returns gives it back
 * @throws TrainerError when a living process holds it
 */
export async function lockRun(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'lock');
  const own = `${file}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    // A link is made whole or fails where the file is there: of two processes at the same moment one gets it.
    while (!(await succeeds(link(own, file), 'EEXIST'))) await takeAway(file, own);
  } finally {
    await rm(own, { force: true });
  }
  return () => rm(file, { force: true });
}

/** Whether a living process holds a run. */
export async function isRunLocked(folder: string): Promise<boolean> {
  return isAlive(Number(await readFile(path.join(folder, 'lock'), 'utf8').catch(() => '')));
}

/** Takes a lock away from a process that is gone. @throws TrainerError when its process lives */
async function takeAway(file: string, own: string): Promise<void> {
  refuseAlive(file, await readFile(file, 'utf8').catch(() => ''));
  const taken = `${own}.taken`;
  if (!(await succeeds(rename(file, taken), 'ENOENT'))) return;
  const holder = await readFile(taken, 'utf8');
  // Somebody else may have taken it over since it was read: then it is given back.
  if (isAlive(Number(holder))) await succeeds(link(taken, file), 'EEXIST');
  await rm(taken);
  refuseAlive(file, holder);
}

function refuseAlive(file: string, holder: string): void {
  if (!isAlive(Number(holder))) return;
  throw new TrainerError(
    `${path.dirname(file)} is in use by process ${holder}.`,
    `Wait for it, or end that process. If it is no trainer (after a power cut, numbers are given anew), delete ${file}.`,
  );
}

/** false for the one error that is expected. */
async function succeeds(step: Promise<void>, expected: string): Promise<boolean> {
  try {
    await step;
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === expected) return false;
    throw cause;
  }
}
