import { createScheduledController } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { beginSession, makeSample, publishSessionModel } from '../../test/begin-session.ts';
import { api } from '../../test/client.ts';
import worker from '../index.ts';

beforeAll(publishSessionModel);

it('deletes expired sessions with all their rows, in any number, and keeps the rest', async () => {
  const sessions = [];
  for (let n = 0; n < 45; n++) {
    const session = await beginSession({ visibility: 'public' });
    await api.postSamples(session.id, session.writeToken, [makeSample(0, 3), makeSample(1, 3)]);
    sessions.push(session);
  }
  const kept = sessions.pop();
  const shards = [env.DB, env.DB_1];
  for (const db of shards) {
    await db
      .prepare('update sessions set expires_at = ? where id <> ?')
      .bind(Date.now() - 1, kept?.id)
      .run();
  }
  await expect(api.getSession(sessions[0]?.id ?? ''), 'expired, though not deleted yet').rejects.toMatchObject({
    status: 404,
  });
  expect((await api.listSessions()).sessions.map(({ id }) => id)).toEqual([kept?.id]);
  expect(await api.getStats()).toMatchObject({ sessions: 1, samples: 2 });

  await worker.scheduled(createScheduledController({ scheduledTime: Date.now() }), env);

  const rows = await Promise.all(
    shards.map((db) => db.prepare('select session_id, seq from samples union all select id, -1 from sessions').all()),
  );
  expect(rows.flatMap(({ results }) => results).map((row) => [row['session_id'], row['seq']])).toEqual(
    [0, 1, -1].map((seq) => [kept?.id, seq]),
  );
});
