import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@howifeel/trainer/is-alive';
import { z } from 'zod';

/** Who serves the data of a folder. */
const runningSchema = z.object({ pid: z.int().positive(), url: z.url() });
type Running = z.infer<typeof runningSchema>;

const ANSWERS_WITHIN_MS = 2000;

/** Another living process that serves the data of that folder, and answers. Two servers would spoil each other's database. */
export async function findRunning(persistTo: string): Promise<Running | undefined> {
  const running = readNote(persistTo);
  if (!running || !isAlive(running.pid)) return undefined;
  // After a power cut the number may be that of any process.
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  const answer = await fetch(`${running.url}/api/health`, { signal }).catch(() => undefined);
  return answer?.ok ? running : undefined;
}

/** Writes down who serves the data of that folder. @returns takes it back */
export function noteRunning(persistTo: string, { pid, url }: Running): () => void {
  const file = fileOf(persistTo);
  writeFileSync(file, JSON.stringify({ pid, url } satisfies Running));
  return () => rmSync(file, { force: true });
}

/** Undefined when there is none, or a power cut has spoilt it. */
function readNote(persistTo: string): Running | undefined {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(fileOf(persistTo), 'utf8')));
  } catch {
    return undefined;
  }
}

function fileOf(persistTo: string): string {
  return join(persistTo, 'running.json');
}
