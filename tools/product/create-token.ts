import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { RemoteEnvironment } from '../deploy/environments.ts';

const SCRIPT = join(import.meta.dirname, '../../apps/edge-api/scripts/publish-token.ts');

/** Whose database the token is for: that of `wrangler dev` with its data in a folder, or of what was deployed from here. */
export type TokenTarget = { persistTo: string } | { environment: RemoteEnvironment };

/** Makes an admin token with the API's own script; valid for a day. */
export function createToken({ name, ...target }: { name: string } & TokenTarget): string {
  const where = 'persistTo' in target ? ['--persist-to', target.persistTo] : ['--env', target.environment];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', SCRIPT, '--name', name, '--scope', 'admin', '--days', '1', ...where],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`No publish token could be made:\n${stderr}`);
  return stdout.trim();
}
