import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { isAlive } from '@howifeel/trainer/is-alive';
import { z } from 'zod';

/** Who serves the data of a folder; without an address it is only starting. */
const runningSchema = z.object({ pid: z.int().positive(), since: z.number(), url: z.optional(z.url()) });
type Running = z.infer<typeof runningSchema>;

/** A server that is there but busy takes its time. */
const ANSWERS_WITHIN_MS = 10_000;

/** After so long whoever was starting has started, or is gone and its number has another process. */
const STARTS_WITHIN_MS = 5 * 60_000;

/** The data of a folder, which one server has for itself: two would spoil each other's database. */
export interface DataClaim {
  /** Writes down by which process and where the data are served. */
  serve(server: { pid: number; url: string }): void;
  /** Gives the data back; does nothing where another has them meanwhile. */
  release(): void;
}

/**
 * Claims the data of a folder for a server that is to be started.
 *
 * @throws {Error} when another living process starts or serves there
 */
export async function claimData(persistTo: string): Promise<DataClaim> {
  const file = join(persistTo, 'running.json');
  mkdirSync(persistTo, { recursive: true });
  let own: Running = { pid: process.pid, since: Date.now() };
  // Who is gone has left its note behind.
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = readNote(file);
    if (other && (await isRunning(other))) throw runsAlready(other);
    // Asking took a while: another may have claimed them meanwhile.
    if (isDeepStrictEqual(readNote(file), other)) rmSync(file, { force: true });
  }
  return {
    serve: ({ pid, url }) => writeFileSync(file, JSON.stringify((own = { pid, url, since: own.since }))),
    release: () => {
      if (readNote(file)?.pid === own.pid) rmSync(file, { force: true });
    },
  };
}

/** Whether it is a server of ours: after a power cut the number may be that of any process. */
async function isRunning({ pid, since, url }: Running): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (url === undefined) return Date.now() - since < STARTS_WITHIN_MS;
  const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS);
  const answer = await fetch(`${url}/api/health`, { signal }).catch(() => undefined);
  return answer?.ok ?? signal.aborted;
}

/** Undefined when there is none, or a power cut has spoilt it. */
function readNote(file: string): Running | undefined {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function runsAlready({ pid, url }: Running): Error {
  const where = url === undefined ? 'It is being started already' : `It runs already, at ${url}`;
  return new Error(
    `${where} (process ${pid}). Open that, end it first, or give this one data of its own: npm start -- --persist FOLDER`,
  );
}
