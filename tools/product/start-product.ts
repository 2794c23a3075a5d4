import { copyPages } from './copy-pages.ts';
import { createToken } from './create-token.ts';
import { claimData } from './running.ts';
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
  /** Ends it, also while it starts. */
  signal?: AbortSignal;
}

/**
 * Starts the whole product on this machine: migrates the local database, runs the Worker with the web client as it was built,
 * and publishes the released models that it does not have yet. The web client must be built: `npx nx build @howifeel/web`;
 * to build it again later does not disturb what runs.
 *
 * @throws {Error} when another process serves that folder, the web client is not built, wrangler fails, or the server is not
 *   ready within two minutes
 */
export async function startProduct(options: ProductOptions): Promise<Server> {
  const { port = 8787, persistTo, log = () => undefined, signal } = options;
  const claim = await claimData(persistTo);
  let server: Server | undefined;
  try {
    const pages = await copyPages(persistTo);
    log('Migrating the local database …');
    runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persistTo]);

    log('Starting the server …');
    server = await startServer({ port, persistTo, pages, signal });
    claim.serve(server);
    if (!server.url.endsWith(`:${port}`))
      log(`Port ${port} is taken by another program: listening at ${server.url} instead.`);
    const token = () => createToken({ name: 'local start', persistTo });
    for (const id of await seedReleased(server.url, token)) log(`Published the released model ${id}.`);
  } catch (error) {
    await server?.stop();
    claim.release();
    throw error;
  }
  void server.ended.then(claim.release);
  return server;
}
