import { env } from 'cloudflare:workers';
import { beforeAll, expect, it } from 'vitest';
import { beginSession, makeSample, publishSessionModel } from '../../test/begin-session.ts';
import { api } from '../../test/client.ts';
import { openShards, shardBinding } from './shards.ts';

beforeAll(publishSessionModel);

it('spreads sessions over two databases, each with all of its rows in one, and reads them as if it were one', async () => {
  const began = Date.now() - 60_000;
  const ids: string[] = [];
  for (let n = 0; n < 16; n++) {
    const { id, writeToken } = await beginSession({ visibility: 'public', startedAt: began + n * 1000 });
    await api.postSamples(id, writeToken, [makeSample(0, 3), makeSample(1, 3)]);
    ids.unshift(id);
  }
  const counts = await Promise.all(
    [env.DB, env.DB_1].map((db) =>
      db.prepare('select count(*) n, count(distinct session_id) s from samples').first<{ n: number; s: number }>(),
    ),
  );
  expect(openShards(env)).toHaveLength(2);
  expect(counts.map((count) => count?.n).reduce<number>((a, b) => a + (b ?? 0), 0)).toBe(32);
  for (const count of counts) {
    expect(count?.s, 'at random, 16 sessions all go into one database once in 32,768 runs').toBeGreaterThan(0);
    expect(count?.n).toBe(2 * (count?.s ?? 0));
  }

  const listed: string[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await api.listSessions(cursor, { limit: 3 });
    listed.push(...page.sessions.map(({ id }) => id));
    cursor = page.next ?? undefined;
  }
  expect(listed, 'newest first over both').toEqual(ids);
  expect(await api.getStats()).toMatchObject({ sessions: 16, samples: 32, byModel: [{ sessions: 16 }] });
});

it('looks in the first database for ids that name none', () => {
  expect(shardBinding(env, `00${'a'.repeat(30)}`)).toBe(env.DB);
  expect(shardBinding(env, `01${'a'.repeat(30)}`)).toBe(env.DB_1);
  expect(shardBinding(env, `fe${'a'.repeat(30)}`)).toBe(env.DB);
});
