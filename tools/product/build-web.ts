import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the web client, unless Nx has it in its cache. @throws {Error} with what the build said */
export function buildWeb(): void {
  const { status, stdout, stderr } = spawnSync('nx', ['build', '@howifeel/web', '--output-style=static'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The web client could not be built:\n${stdout}${stderr}`);
}
