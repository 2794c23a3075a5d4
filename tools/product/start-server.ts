import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { findFreePort } from './find-free-port.ts';
import { listDescendants } from './list-descendants.ts';
import { spawnWrangler } from './wrangler.ts';

const READY_WITHIN_MS = 120_000;

export interface ServerOptions {
  /** Where to listen; another free port is taken when this one is not free. */
  port: number;
  /** The folder of the database and the blobs. */
  persistTo: string;
  /** An address that is answered with 200 when the server is ready. */
  readyPath?: string;
  /** Another Worker than the product's: its wrangler configuration, under apps/edge-api. */
  config?: string;
  /** The folder of the pages, instead of the configuration's. */
  pages?: string;
  /** Stops it, also while it starts. */
  signal?: AbortSignal;
}

/** A running `wrangler dev`. */
export interface Server {
  /** Of the process that holds the database. */
  pid: number;
  /** Its origin, e.g. `http://localhost:8787`. */
  url: string;
  /** Resolves when the server has ended, by itself or by one of the following. */
  ended: Promise<void>;
  stop(): Promise<void>;
  /** Ends it at once, as a power cut does: SIGKILL to wrangler and its workerd. */
  kill(): Promise<void>;
}

/**
 * Starts a Worker on this machine with `wrangler dev`, and waits until it answers.
 *
 * @throws {Error} when wrangler ends or the server is not ready within two minutes.
 */
export async function startServer({
  port,
  persistTo,
  readyPath = '/api/health',
  config,
  pages,
  signal,
}: ServerOptions): Promise<Server> {
  const free = await findFreePort(port);
  signal?.throwIfAborted();
  const url = `http://localhost:${free}`;
  const flags = ['--port', String(free), '--inspector-port', '0', '--persist-to', persistTo, '--log-level', 'error'];
  const worker = [
    ...(config === undefined ? [] : ['--config', config]),
    ...(pages === undefined ? [] : ['--assets', pages]),
  ];
  const server = spawnWrangler(['dev', ...flags, ...worker, '--show-interactive-dev-session=false']);
  const ended = once(server, 'exit').then(() => undefined);
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  signal?.addEventListener('abort', () => void stop());
  try {
    await untilReady(url + readyPath, server);
  } catch (error) {
    await stop();
    signal?.throwIfAborted();
    throw error;
  }
  return { pid: server.pid!, url, ended, stop, kill: () => killWithChildren(server, ended) };
}

async function untilReady(address: string, server: ChildProcess): Promise<void> {
  for (const start = Date.now(); Date.now() - start < READY_WITHIN_MS; await sleep(100)) {
    const end = server.exitCode ?? server.signalCode;
    if (end !== null) throw new Error(`"wrangler dev" ended with ${end} (see above).`);
    const answer = await fetch(address).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error(`${address} does not answer after ${READY_WITHIN_MS / 1000} s. Is the machine very busy?`);
}

/** Children first, or they would outlive their parent and hold the database. */
async function killWithChildren(server: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const pid of listDescendants(server.pid!).reverse()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  await ended;
}
