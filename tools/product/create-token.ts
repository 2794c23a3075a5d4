import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../apps/edge-api/scripts/create-publish-token.ts');

/** Makes a publish token for the local database, with the API's own script; valid for a day. */
export function createToken(persistTo: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', SCRIPT],
      ...['--name', 'local start', '--scope', 'admin', '--days', '1', '--persist-to', persistTo],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`No publish token could be made:\n${stderr}`);
  return stdout.trim();
}
