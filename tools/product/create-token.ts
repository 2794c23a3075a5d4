import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../apps/edge-api/scripts/create-publish-token.ts');

/** Whose database the token is for: that of `wrangler dev` with its data in a folder, or of a deployed configuration. */
export type TokenTarget = { persistTo: string } | { remoteConfig: string };

/** Makes an admin token with the API's own script; valid for a day. */
export function createToken({ name, ...target }: { name: string } & TokenTarget): string {
  const where =
    'persistTo' in target ? ['--persist-to', target.persistTo] : ['--remote', '--config', target.remoteConfig];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', SCRIPT, '--name', name, '--scope', 'admin', '--days', '1', ...where],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`No publish token could be made:\n${stderr}`);
  return stdout.trim();
}
