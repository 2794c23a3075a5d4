import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkMigrations } from './check-migrations.ts';
import type { RemoteEnvironment } from './environments.ts';
import { findOrCreateBucket, findOrCreateDatabases, type Wrangler } from './find-or-create.ts';
import { readWorkerConfig } from './read-worker-config.ts';
import { databaseName, resolveConfig, type NamedDatabase } from './resolve-config.ts';

export interface DeployOptions {
  environment: RemoteEnvironment;
  /** How many databases sessions are spread over, at least: there are never less than there were. */
  databases: number;
  /** The folder of the Worker. */
  folder: string;
  wrangler: Wrangler;
  log: (line: string) => void;
}

/** Where the Worker is, and the configuration it was deployed with: `.wrangler/<environment>.json`. */
export interface Deployed {
  /** Undefined when it is on no address of workers.dev. */
  url: string | undefined;
  configFile: string;
}

/**
 * Brings the Worker to Cloudflare: databases and bucket are found or created, migrations checked and applied, and the Worker
 * uploaded, in that order, so that an older Worker always finds what it asks for. Everything can be repeated.
 *
 * @throws {Error} what wrangler says, or which migration could lose data
 */
export function deployRemote({ environment, databases, folder, wrangler, log }: DeployOptions): Deployed {
  const config = readWorkerConfig(folder);
  checkMigrations(join(folder, config.d1_databases[0]!.migrations_dir));
  const found = findOrCreateDatabases(wrangler, (n) => databaseName(config, environment, n), databases, log);
  findOrCreateBucket(wrangler, config.env[environment].r2_buckets[0]!.bucket_name, log);

  const configFile = writeConfig(resolveConfig(config, environment, found, folder), folder, environment);
  found.forEach(({ name }, n) => {
    log(`Migrating ${name} …`);
    wrangler(['d1', 'migrations', 'apply', n === 0 ? 'DB' : `DB_${n}`, '--remote', '--config', configFile]);
  });
  log('Uploading the Worker …');
  const output = wrangler(['deploy', '--config', configFile]);
  const url = /https:\/\/[\w.-]+\.workers\.dev/.exec(output)?.[0];
  return { url, configFile };
}

/**
 * All of it that needs no account: the migrations are checked, the configuration is filled in, and the Worker is bundled.
 *
 * @returns what a real run would do, a line each
 */
export function rehearse({ environment, databases, folder, wrangler }: DeployOptions): string[] {
  const config = readWorkerConfig(folder);
  checkMigrations(join(folder, config.d1_databases[0]!.migrations_dir));
  const planned = Array.from({ length: databases }, (_, n): NamedDatabase => ({
    name: databaseName(config, environment, n),
    id: '00000000-0000-0000-0000-000000000000',
  }));
  const resolved = resolveConfig(config, environment, planned, folder);
  const configFile = writeConfig(resolved, folder, `${environment}-rehearsal`);
  const outdir = resolve(folder, '.wrangler/rehearsal');
  try {
    wrangler(['deploy', '--dry-run', '--outdir', outdir, '--config', configFile]);
    const bytes = readFileSync(join(outdir, 'index.js')).byteLength;
    return [
      ...planned.map(({ name }) => `find or create the database ${name}, and migrate it`),
      `find or create the bucket ${config.env[environment].r2_buckets[0]!.bucket_name}`,
      `upload the Worker ${String(resolved['name'])} (${Math.round(bytes / 1024)} KiB) with the web client`,
      'publish the released models that it lacks',
      'test it: page, model, a session from its beginning to its deletion',
    ];
  } finally {
    rmSync(configFile);
    rmSync(outdir, { recursive: true, force: true });
  }
}

function writeConfig(config: Record<string, unknown>, folder: string, name: string): string {
  const file = join(folder, '.wrangler', `${name}.json`);
  mkdirSync(join(folder, '.wrangler'), { recursive: true });
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}
