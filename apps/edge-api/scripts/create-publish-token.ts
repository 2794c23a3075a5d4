/**
 * Makes a publish token: prints it once, on stdout, and writes its hash into the database with wrangler.
 *
 *   npm run --silent token -- --name "GPU box" --scope publish --days 90 --remote --env production
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createPublishToken } from '../src/auth/publish-token.ts';

const DAY_MS = 24 * 3600 * 1000;
const USAGE = `Usage: npm run --silent token -- [options]
  --name TEXT         whose it is (default: "publisher")
  --scope SCOPE       publish: add models; admin: also replace, retire, choose the default (default: publish)
  --days N            valid for so long, 1 to 366 (default: 90)
  --local             into the database of "wrangler dev" (default)
  --persist-to DIR    where "wrangler dev" keeps it, if not in .wrangler/state
  --remote            into the deployed database
  --env NAME          staging or production
  --config FILE       another wrangler configuration, such as the one that "npm run deploy" fills in`;

const optionsSchema = z.object({
  name: z.string().regex(/^[\w .@-]{1,80}$/, 'must be 1–80 letters, digits, spaces or . @ - _'),
  scope: z.enum(['publish', 'admin']),
  days: z.coerce.number().int().min(1).max(366),
  local: z.boolean(),
  remote: z.boolean(),
  'persist-to': z.string().optional(),
  env: z.string().optional(),
  config: z.string().optional(),
});

try {
  console.log(process.argv.includes('--help') ? USAGE : await createToken(readOptions()));
} catch (error) {
  const reason = error instanceof z.ZodError ? `${z.prettifyError(error)}\n\n${USAGE}` : (error as Error).message;
  console.error(`No token was made. ${reason}`);
  process.exitCode = 1;
}

function readOptions(): z.infer<typeof optionsSchema> {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: 'publisher' },
      scope: { type: 'string', default: 'publish' },
      days: { type: 'string', default: '90' },
      local: { type: 'boolean', default: false },
      remote: { type: 'boolean', default: false },
      'persist-to': { type: 'string' },
      env: { type: 'string' },
      config: { type: 'string' },
    },
  });
  if (values.local && values.remote) throw new Error('Choose one of --local and --remote.');
  return optionsSchema.parse(values);
}

async function createToken(options: z.infer<typeof optionsSchema>): Promise<string> {
  const { token, id, hash } = await createPublishToken();
  const now = Date.now();
  // Every value is hex, a number or checked above: nothing in it can end the string.
  const row = [id, hash, options.name, options.scope].map((text) => `'${text}'`).join(', ');
  const sql = `INSERT INTO publish_tokens (id, hash, name, scope, created_at, expires_at) VALUES (${row}, ${now}, ${now + options.days * DAY_MS})`;
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
  const target = [
    options.remote ? '--remote' : '--local',
    ...(options.env ? ['--env', options.env] : []),
    ...(options.config ? ['--config', resolve(options.config)] : []),
    ...(options['persist-to'] ? ['--persist-to', resolve(options['persist-to'])] : []),
  ];
  const { status } = spawnSync(
    process.execPath,
    [wrangler, 'd1', 'execute', 'DB', '--yes', '--command', sql, ...target],
    {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status === 0) return token;
  throw new Error(
    'Wrangler could not write it (see above). Is the database migrated? "npm run db:migrate:local" does that.',
  );
}
