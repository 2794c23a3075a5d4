/**
 * Makes a publish token: prints it once, on stdout, and writes its hash into the database with wrangler. Or revokes one.
 *
 *   npm run --silent token -- --name "GPU box" --scope publish --days 90 --env production
 *   npm run --silent token -- --revoke hif_0123456789abcdef --env production
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createPublishToken } from '../src/auth/publish-token.ts';
import { DAY_MS } from '../src/contract/limits.ts';

const WORKER_FOLDER = join(import.meta.dirname, '..');
const USAGE = `Usage: npm run --silent token -- [options]
  --name TEXT         whose it is (default: "publisher")
  --scope SCOPE       publish: add models; admin: also replace, retire, choose the default (default: publish)
  --days N            valid for so long, 1 to 366 (default: 90)
  --revoke TOKEN      makes none, but deletes this one: the token, its beginning hif_<16 digits>, or those digits (see GET /api/log)
  --env NAME          local, staging or production (default: local)
  --persist-to DIR    where "wrangler dev" keeps the local database, if not in .wrangler/state`;

const optionsSchema = z.object({
  name: z.string().regex(/^[\w .@-]{1,80}$/, 'must be 1–80 letters, digits, spaces or . @ - _'),
  scope: z.enum(['publish', 'admin']),
  days: z.coerce.number().int().min(1).max(366),
  revoke: z
    .string()
    .regex(/^(hif_)?[0-9a-f]{16}(_[0-9a-f]{64})?$/, 'must be a token, or the 16 hex digits that begin it')
    .transform((token) => token.replace('hif_', '').slice(0, 16))
    .optional(),
  env: z.enum(['local', 'staging', 'production']),
  'persist-to': z.string().optional(),
});

/** What `wrangler d1 execute --json` prints. */
const answerSchema = z.tuple([z.object({ results: z.array(z.object({ name: z.string().optional() })) })]);

type Options = z.output<typeof optionsSchema>;

try {
  console.log(process.argv.includes('--help') ? USAGE : await run(readOptions()));
} catch (error) {
  const reason = error instanceof z.ZodError ? `${z.prettifyError(error)}\n\n${USAGE}` : (error as Error).message;
  console.error(`Nothing was done. ${reason}`);
  process.exitCode = 1;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: 'publisher' },
      scope: { type: 'string', default: 'publish' },
      days: { type: 'string', default: '90' },
      revoke: { type: 'string' },
      env: { type: 'string', default: 'local' },
      'persist-to': { type: 'string' },
    },
  });
  return optionsSchema.parse(values);
}

function run(options: Options): Promise<string> | string {
  return options.revoke === undefined ? createToken(options) : revokeToken(options.revoke, options);
}

async function createToken(options: Options): Promise<string> {
  const { token, id, hash } = await createPublishToken();
  const now = Date.now();
  // Every value is hex, a number or checked above: nothing in it can end the string.
  const row = [id, hash, options.name, options.scope].map((text) => `'${text}'`).join(', ');
  execute(
    `INSERT INTO publish_tokens (id, hash, name, scope, created_at, expires_at) VALUES (${row}, ${now}, ${now + options.days * DAY_MS})`,
    options,
  );
  return token;
}

function revokeToken(id: string, options: Options): string {
  const deleted = execute(`DELETE FROM publish_tokens WHERE id = '${id}' RETURNING name`, options);
  if (deleted.length === 0) throw new Error(`There is no token hif_${id} in that database. Is --env right?`);
  return `Revoked hif_${id} (${deleted[0]!.name}): it is refused from now on.`;
}

/** Runs one statement in the registry's database. @returns its rows */
function execute(sql: string, options: Options) {
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
  const { status, stdout } = spawnSync(
    process.execPath,
    [wrangler, 'd1', 'execute', 'DB', '--yes', '--json', '--command', sql, ...target(options)],
    { cwd: WORKER_FOLDER, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  if (status === 0) return answerSchema.parse(JSON.parse(stdout))[0].results;
  const migrates = options.env === 'local' ? 'npm run db:migrate:local' : `npm run deploy -- --env ${options.env}`;
  throw new Error(
    `Wrangler could not do it (${stdout.trim() || 'see above'}). Is the database migrated? "${migrates}" does that.`,
  );
}

/** Where the database is, in the words of wrangler. A deployed one is known by the configuration that deploying filled in. */
function target({ env, 'persist-to': persistTo }: Options): string[] {
  if (env === 'local') return ['--local', ...(persistTo === undefined ? [] : ['--persist-to', resolve(persistTo)])];
  const config = join(WORKER_FOLDER, '.wrangler', `${env}.json`);
  if (existsSync(config)) return ['--remote', '--config', config];
  throw new Error(`Which database ${env} has is not known here. Run "npm run deploy -- --env ${env}" first.`);
}
