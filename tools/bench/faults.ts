/**
 * Kills the local server (SIGKILL to wrangler and workerd) again and again while many sessions are written to, restarts it on
 * the same data, and counts: every sample that was acknowledged must be there once. Fails when one is not.
 *
 *   npm run bench -- faults [--kills 20] [--sessions 40]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, createApiClient } from '@howifeel/edge-api/contract';
import { buildWeb } from '../product/build-web.ts';
import { startProduct } from '../product/start-product.ts';
import { startServer } from '../product/start-server.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows } from './support/report-rows.ts';
import { auditSessions, beginSessions, nextBatch, type WrittenSession } from './support/write-sessions.ts';

const { kills, sessions: count } = readFlags({ kills: 20, sessions: 40 });
buildWeb();
const persistTo = await mkdtemp(join(tmpdir(), 'howifeel-faults-'));
const start = performance.now();
let server = await startProduct({ persistTo, log: console.error });
try {
  const { default: modelId } = await createApiClient({ baseUrl: server.url }).listModels();
  const sessions = await beginSessions(server.url, modelId!, count);
  let [writing, unanswered] = [true, 0];
  const writers = sessions.map((session) => write(session));

  for (let kill = 1; kill <= kills; kill++) {
    await sleep(100 + 400 * Math.random());
    await server.kill();
    server = await startServer({ port: Number(new URL(server.url).port), persistTo });
    console.error(
      `killed ${kill} of ${kills} times, ${sessions.reduce((n, s) => n + s.acknowledged.size, 0)} samples acknowledged`,
    );
  }
  await sleep(500);
  writing = false;
  await Promise.all(writers);

  const audit = await auditSessions(server.url, sessions);
  reportRows('faults', [{ kills, unanswered, ...audit, seconds: Math.round((performance.now() - start) / 1000) }]);
  if (audit.lost + audit.doubled > 0 || audit.stored !== audit.acknowledged || unanswered < kills) {
    throw new Error(
      `${audit.lost} acknowledged samples are lost and ${audit.doubled} doubled; ${unanswered} requests were cut off.`,
    );
  }

  /** Does as the web client's outbox does: a batch without an answer is sent again, as it is. */
  async function write(session: WrittenSession): Promise<void> {
    while (writing) {
      const batch = nextBatch(session);
      for (let done = false; !done;) {
        try {
          await createApiClient({ baseUrl: server.url }).postSamples(session.id, session.writeToken, batch);
          for (const { seq } of batch) session.acknowledged.add(seq);
          done = true;
        } catch (error) {
          if (!(error instanceof ApiError) || !error.retryable) throw error;
          if (error.status !== 429) unanswered++;
          await sleep(200);
        }
      }
      // A session may send two batches a second.
      await sleep(500);
    }
  }
} finally {
  await server.stop();
  await rm(persistTo, { recursive: true });
}
