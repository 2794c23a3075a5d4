import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Who serves the data of a folder. */
const runningSchema = z.object({ pid: z.int().positive(), url: z.url() });
type Running = z.infer<typeof runningSchema>;

/** Another living process that serves the data of that folder, and answers. Two servers would spoil each other's database. */
export async function findRunning(persistTo: string): Promise<Running | undefined> {
  const file = fileOf(persistTo);
  if (!existsSync(file)) return undefined;
  const { data: running } = runningSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!running || running.pid === process.pid || !isAlive(running.pid)) return undefined;
  // After a power cut the number may be that of any process.
  const answer = await fetch(`${running.url}/api/health`).catch(() => undefined);
  return answer?.ok ? running : undefined;
}

/** Writes down that this process serves the data of that folder. @returns takes it back */
export function noteRunning(persistTo: string, url: string): () => void {
  const file = fileOf(persistTo);
  writeFileSync(file, JSON.stringify({ pid: process.pid, url } satisfies Running));
  return () => rmSync(file, { force: true });
}

function fileOf(persistTo: string): string {
  return join(persistTo, 'running.json');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process lives too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
