import { resolve } from 'node:path';
import type { RemoteEnvironment } from './environments.ts';
import type { WorkerConfig } from './read-worker-config.ts';

/** A database at Cloudflare. */
export interface NamedDatabase {
  name: string;
  id: string;
}

/** The nth database's name; the first holds the registry too. */
export function databaseName(config: WorkerConfig, environment: RemoteEnvironment, n: number): string {
  const base = config.env[environment].d1_databases[0]!.database_name;
  return n === 0 ? base : `${base}-${n}`;
}

/**
 * The configuration of one environment with the ids of its databases filled in: bindings DB, DB_1, … in that order. It can
 * lie anywhere: its paths are absolute.
 */
export function resolveConfig(
  config: WorkerConfig,
  environment: RemoteEnvironment,
  databases: readonly NamedDatabase[],
  folder: string,
): Record<string, unknown> {
  const { env, ...shared } = config;
  const own = env[environment];
  return {
    ...shared,
    ...own,
    $schema: undefined,
    name: `${config.name}-${environment}`,
    main: resolve(folder, config.main),
    assets: { ...config.assets, directory: resolve(folder, config.assets.directory) },
    d1_databases: databases.map(({ name, id }, n) => ({
      binding: n === 0 ? 'DB' : `DB_${n}`,
      database_name: name,
      database_id: id,
      migrations_dir: resolve(folder, own.d1_databases[0]!.migrations_dir),
    })),
  };
}
