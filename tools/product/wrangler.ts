import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the Worker, where wrangler finds its configuration. */
export const WORKER_FOLDER = join(import.meta.dirname, '../../apps/edge-api');

/** Quiet, and nothing leaves the machine: no usage figures, no look-up of where it is. */
const SETTINGS = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
};

/**
 * Runs a wrangler command to its end and returns what it wrote to stdout.
 *
 * @throws {Error} with the command and everything it wrote, when it fails.
 */
export function runWrangler(words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [wranglerProgram(), ...words], {
    cwd: WORKER_FOLDER,
    encoding: 'utf8',
    env: { ...process.env, ...SETTINGS },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return stdout;
  throw new Error(`"wrangler ${words.join(' ')}" failed in apps/edge-api:\n${error?.message ?? stdout + stderr}`);
}

/** Starts a wrangler command that goes on; its errors appear on stderr. */
export function spawnWrangler(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [wranglerProgram(), ...words], {
    cwd: WORKER_FOLDER,
    env: { ...process.env, ...SETTINGS },
    stdio: ['ignore', process.stderr, process.stderr],
  });
}

function wranglerProgram(): string {
  const require = createRequire(join(WORKER_FOLDER, 'package.json'));
  return join(dirname(require.resolve('wrangler/package.json')), 'bin/wrangler.js');
}
