import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApiClient } from '@howifeel/edge-api/contract';
import { readWorkerConfig } from '../../deploy/read-worker-config.ts';
import { startServer } from '../../product/start-server.ts';
import { WORKER_FOLDER } from '../../product/wrangler.ts';
import { beginSessions, nextBatch } from './write-sessions.ts';

/** Batches of a minute that one face sends in an hour. */
const BATCHES = 60;

/**
 * Sends one session what an hour of one face comes to, each tenth batch twice as after a lost answer, and adds up the rows that
 * D1 says were written.
 *
 * @param persistTo the data of a product that does not run now, and has that model
 */
export async function countRowsPerHour(persistTo: string, modelId: string) {
  // The same database and bucket, and no pages.
  const main = join(WORKER_FOLDER, 'bench/rows-worker.ts');
  const config = { ...readWorkerConfig(), main, assets: undefined, env: undefined };
  const file = join(persistTo, 'rows-worker.json');
  await writeFile(file, JSON.stringify(config));
  const server = await startServer({ port: 8910, persistTo, config: file });
  let rowsWritten = 0;
  const counting = async (to: string, init: RequestInit) => {
    const answer = await fetch(to, init);
    rowsWritten += Number(answer.headers.get('x-rows-written'));
    return answer;
  };
  try {
    const [session] = await beginSessions(server.url, modelId, 1);
    const api = createApiClient({ baseUrl: server.url, fetch: counting });
    let samples = 0;
    for (let n = 0; n < BATCHES; n++) {
      const batch = nextBatch(session!);
      const { stored } = await api.postSamples(session!.id, session!.writeToken, batch);
      if (n % 10 === 0) await api.postSamples(session!.id, session!.writeToken, batch);
      samples += stored;
    }
    return { samples, rowsWritten };
  } finally {
    await server.stop();
  }
}
