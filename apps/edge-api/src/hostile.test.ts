import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { beginSession, makeSample, publishSessionModel } from '../test/begin-session.ts';
import { api, ORIGIN, request } from '../test/client.ts';
import { hostileRequest, type Loot } from '../test/hostile-request.ts';
import { insertToken } from '../test/insert-token.ts';
import { makeModel } from '../test/make-model.ts';
import { ERROR_STATUS, errorSchema } from './contract/index.ts';
import { isPagePath } from './pages/is-page-path.ts';

/** Enough victims that none is shielded by the limit on requests of one session. */
const VICTIMS = 60;
const REQUESTS = 2000;

let loot: Loot;
beforeAll(async () => {
  await publishSessionModel();
  const victims = [];
  for (let n = 0; n < VICTIMS; n++) {
    const session = await beginSession({ visibility: (['public', 'link', 'private'] as const)[n % 3]! });
    await api.postSamples(session.id, session.writeToken, [makeSample(0, 1), makeSample(1, 2)]);
    victims.push(session);
  }
  const { manifest, sha256 } = await makeModel('another');
  const foreign = await beginSession();
  const valid = await insertToken('publish');
  loot = {
    sessions: victims.map(({ id }) => id),
    sha256,
    manifest,
    tokens: [
      foreign.writeToken,
      await insertToken('admin', Date.now() - 1),
      valid.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      'f'.repeat(64),
    ],
  };
});

it(`answers ${REQUESTS} hostile requests without a mistake of its own, and without changing a row`, async () => {
  const before = await readEverything();
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(hostileRequest(loot), async ({ method, path, headers, body }) => {
      const response = await request(path, { method, headers, body });
      const answer = await response.arrayBuffer();
      response.webSocket?.accept();
      response.webSocket?.close();
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      expect(response.status).toBeLessThan(500);
      // "/api/.." is no address of the API, and what the client's files answer is not its own.
      if (response.status < 400 || isPagePath(new URL(path, ORIGIN).pathname)) return;
      const { error } = errorSchema.parse(JSON.parse(new TextDecoder().decode(answer)));
      expect(ERROR_STATUS[error.code as keyof typeof ERROR_STATUS]).toBe(response.status);
    }),
    { numRuns: REQUESTS, seed: 20261101 },
  );

  const after = await readEverything();
  // Everybody may begin a session; all else stays as it was.
  const old = new Set(before.sessions.map(({ id }) => id));
  expect({ ...after, sessions: after.sessions.filter(({ id }) => old.has(id)) }).toEqual(before);
  expect([...seen.keys()], 'no kind of refusal is left out').toEqual(
    expect.arrayContaining([101, 200, 201, 400, 401, 403, 404, 413, 415, 416, 426]),
  );
}, 900_000);

async function readEverything() {
  const read = async (table: string) => {
    const shards = await Promise.all(
      [env.DB, env.DB_1].map((db) => db.prepare(`select * from ${table} order by 1, 2`).all()),
    );
    // Who watches a public session marks it as watched, and may.
    return shards.flatMap(({ results }) => results.map(({ watched_until: _, ...row }) => row));
  };
  const { objects } = await env.BLOBS.list();
  return {
    models: await read('models'),
    tokens: await read('publish_tokens'),
    log: await read('publish_log'),
    samples: await read('samples'),
    sessions: await read('sessions'),
    blobs: objects.map(({ key, size }) => `${key} ${size}`),
  };
}
