import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { findFreePort } from './find-free-port.ts';
import { seedReleased } from './seed-released.ts';
import { runWrangler, spawnWrangler } from './wrangler.ts';

const READY_WITHIN_MS = 120_000;

export interface ProductOptions {
  /** Where to listen; another free port is taken when this one is not. */
  port?: number;
  /** The folder of the database and the blobs. */
  persistTo: string;
  /** Told what is being done. */
  log?: (line: string) => void;
}

/** The running product: API, web client and the released models. */
export interface Product {
  /** Its origin, e.g. `http://localhost:8787`. */
  url: string;
  /** Resolves when the server has ended, by itself or by {@link stop}. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the whole product on this machine: migrates the local database, runs the Worker with the built web client, and
 * publishes the released models that it does not have yet. The web client must be built: `npx nx build @howifeel/web`.
 *
 * @throws {Error} when wrangler fails or the server is not ready within two minutes.
 */
export async function startProduct({
  port = 8787,
  persistTo,
  log = () => undefined,
}: ProductOptions): Promise<Product> {
  log('Migrating the local database …');
  runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persistTo]);

  log('Starting the server …');
  const free = await findFreePort(port);
  const url = `http://localhost:${free}`;
  const flags = ['--port', String(free), '--inspector-port', '0', '--persist-to', persistTo, '--log-level', 'error'];
  const server = spawnWrangler(['dev', ...flags, '--show-interactive-dev-session=false']);
  const ended = once(server, 'exit').then(() => undefined);
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };

  try {
    await untilReady(url, server);
    for (const id of await seedReleased(url, persistTo)) log(`Published the released model ${id}.`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, ended, stop };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (const start = Date.now(); Date.now() - start < READY_WITHIN_MS; await sleep(200)) {
    if (server.exitCode !== null) throw new Error(`"wrangler dev" ended with code ${server.exitCode} (see above).`);
    const health = await fetch(`${url}/api/health`).catch(() => undefined);
    if (health?.ok) return;
  }
  throw new Error(`The server at ${url} is not ready after ${READY_WITHIN_MS / 1000} s. Is the machine very busy?`);
}
