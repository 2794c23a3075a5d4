import { copyPages } from './copy-pages.ts';
import { createToken } from './create-token.ts';
import { seedReleased } from './seed-released.ts';
import { startServer, type Server } from './start-server.ts';
import { runWrangler } from './wrangler.ts';

export interface ProductOptions {
  /** Where to listen; another free port is taken, and told, when this one is not free. */
  port?: number;
  /** The folder of the database and the blobs. */
  persistTo: string;
  /** Told what is being done. */
  log?: (line: string) => void;
}

/**
 * Starts the whole product on this machine: migrates the local database, runs the Worker with the web client as it was built,
 * and publishes the released models that it does not have yet. The web client must be built: `npx nx build @howifeel/web`;
 * to build it again later does not disturb what runs.
 *
 * @throws {Error} when the web client is not built, wrangler fails or the server is not ready within two minutes.
 */
export async function startProduct({ port = 8787, persistTo, log = () => undefined }: ProductOptions): Promise<Server> {
  const pages = await copyPages(persistTo);
  log('Migrating the local database …');
  runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persistTo]);

  log('Starting the server …');
  const token = () => createToken({ name: 'local start', persistTo });
  const server = await startServer({ port, persistTo, pages });
  if (!server.url.endsWith(`:${port}`))
    log(`Port ${port} is taken by another program: listening at ${server.url} instead.`);
  try {
    for (const id of await seedReleased(server.url, token)) log(`Published the released model ${id}.`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}
