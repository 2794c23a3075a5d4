import { z } from 'zod';
import type { NamedDatabase } from './resolve-config.ts';

/** Runs a wrangler command to its end. @returns its stdout @throws {Error} when it fails */
export type Wrangler = (words: readonly string[]) => string;

const listSchema = z.array(z.object({ name: z.string(), uuid: z.string() }));

/**
 * The databases of an environment, in order: those that there are already, and new ones up to `atLeast`. A database that was
 * added once is never left out again, or its sessions would be.
 *
 * @param nameOf the name of the nth database
 */
export function findOrCreateDatabases(
  wrangler: Wrangler,
  nameOf: (n: number) => string,
  atLeast: number,
  log: (line: string) => void,
): NamedDatabase[] {
  const list = () =>
    new Map(listSchema.parse(JSON.parse(wrangler(['d1', 'list', '--json']))).map((d) => [d.name, d.uuid]));
  let ids = list();
  const databases: NamedDatabase[] = [];
  for (let n = 0; n < atLeast || ids.has(nameOf(n)); n++) {
    const name = nameOf(n);
    if (!ids.has(name)) {
      log(`Creating the database ${name} …`);
      wrangler(['d1', 'create', name]);
      ids = list();
    }
    const id = ids.get(name);
    if (id === undefined)
      throw new Error(`Cloudflare does not list the database ${name} that was just created. Run it again.`);
    databases.push({ name, id });
  }
  return databases;
}

/** Creates a bucket unless it is there. (`r2 bucket list` stops after twenty.) */
export function findOrCreateBucket(wrangler: Wrangler, name: string, log: (line: string) => void): void {
  try {
    wrangler(['r2', 'bucket', 'info', name]);
  } catch {
    // It is not there, or the account does not let us see it: to create it tells which.
    log(`Creating the bucket ${name} …`);
    wrangler(['r2', 'bucket', 'create', name]);
  }
}
