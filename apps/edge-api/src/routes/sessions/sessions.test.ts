import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { beginSession, makeSample, MODEL_ID, publishSessionModel } from '../../../test/begin-session.ts';
import { api, request } from '../../../test/client.ts';
import { sha256Hex } from '../../auth/hash.ts';
import { CONSENT_VERSION, sessionDetailSchema, sessionSummarySchema } from '../../contract/index.ts';
import { shardBinding } from '../../db/shards.ts';

const DAY = 24 * 3600 * 1000;

beforeAll(publishSessionModel);

describe('beginning a session', () => {
  it('gives an id, a page to share, and a write token that is kept nowhere', async () => {
    const session = await beginSession({ title: '  Tuesday  ' });
    expect(session.sharePath).toBe(`/s/${session.id}`);
    expect(session.expiresAt - Date.now()).toBeGreaterThan(29 * DAY);
    expect(await api.getSession(session.id)).toMatchObject({
      title: 'Tuesday',
      visibility: 'link',
      samples: 0,
      distribution: null,
      tracks: [],
    });

    const row = await shardBinding(env, session.id)
      .prepare('select * from sessions where id = ?')
      .bind(session.id)
      .first();
    expect(JSON.stringify(row)).not.toContain(session.writeToken);
    expect(row?.consent_version).toBe(CONSENT_VERSION);
  });

  it('stores nothing about the browser or the address', async () => {
    const { id } = await beginSession();
    const row = await shardBinding(env, id).prepare('select * from sessions').first<Record<string, unknown>>();
    expect(Object.keys(row!).join(' ')).not.toMatch(/ip|agent|address|country/i);
  });

  it('may have begun some days ago, offline, but not long ago, nor tomorrow', async () => {
    const startedAt = Date.now() - 2 * DAY;
    expect((await beginSession({ startedAt })).startedAt).toBe(startedAt);
    await expect(beginSession({ startedAt: Date.now() - 8 * DAY })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(beginSession({ startedAt: Date.now() + DAY })).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('begins one session however often it is asked with the same token', async () => {
    const writeToken = '5e'.repeat(32);
    const startedAt = Date.now() - DAY;
    const first = await beginSession({ writeToken, startedAt, title: 'Once' });
    expect(first).toMatchObject({ writeToken, startedAt });
    await api.postSamples(first.id, writeToken, [makeSample(0, 3)]);
    expect(await beginSession({ writeToken, title: 'Twice' })).toEqual(first);
    const outdated = { consentVersion: CONSENT_VERSION + 1, modelId: 'retired-since' };
    expect(await beginSession({ writeToken, ...outdated }), 'it had begun before').toEqual(first);
    expect(await api.getSession(first.id)).toMatchObject({ title: 'Once', samples: 1 });
    expect((await beginSession({ writeToken: '5f'.repeat(32) })).id).not.toBe(first.id);
    expect(first.id).not.toContain((await sha256Hex(writeToken)).slice(0, 30));
  });

  it('does not revive a session that has expired', async () => {
    const { id, writeToken } = await beginSession();
    await shardBinding(env, id).prepare('update sessions set expires_at = 1 where id = ?').bind(id).run();
    await expect(beginSession({ writeToken })).rejects.toMatchObject({ status: 409, code: 'session_ended' });
  });

  it('needs the current consent and a model that there is', async () => {
    await expect(beginSession({ consentVersion: CONSENT_VERSION + 1 })).rejects.toMatchObject({
      status: 400,
      code: 'consent_outdated',
    });
    await expect(beginSession({ modelId: 'no-such-model' })).rejects.toMatchObject({
      status: 400,
      code: 'unknown_model',
    });
  });

  it.each<[string, object]>([
    ['a title that is too long', { title: 'x'.repeat(81) }],
    ['a title with a line break', { title: 'a\nb' }],
    ['a detector that is no name', { detector: "'; drop table sessions; --" }],
    ['a token that can be guessed', { writeToken: 'secret' }],
    ['fields it does not know', { picture: 'data:image/png;base64,' }],
  ])('refuses %s', async (_, fields) => {
    await expect(beginSession(fields)).rejects.toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

describe('reading a session', () => {
  it('works out the distribution and a timeline a face, weighted by frames', async () => {
    const { id, writeToken } = await beginSession();
    await api.postSamples(id, writeToken, [
      makeSample(0, 3, { track: 1, frames: 300 }),
      makeSample(1, 6, { track: 2, frames: 100 }),
      makeSample(3, 6, { track: 1, frames: 100, offsetMs: 10_000 }),
      makeSample(2, 3, { track: 1, frames: 100, offsetMs: 5000 }),
    ]);
    const session = await api.getSession(id);
    expect(session).toMatchObject({ faces: 2, samples: 4, frames: 600 });
    // 400 frames at .7 and 200 at .05 of happy; the other way round of surprise.
    expect(session.distribution?.[3]).toBeCloseTo((400 * 0.7 + 200 * 0.05) / 600, 6);
    expect(session.distribution?.[6]).toBeCloseTo((200 * 0.7 + 400 * 0.05) / 600, 6);
    expect(session.distribution?.reduce((a, b) => a + b)).toBeCloseTo(1, 9);

    const [first, second] = session.tracks;
    expect(first?.timeline.map((sample) => sample.offsetMs)).toEqual([0, 5000, 10_000]);
    expect(first?.distribution?.[3]).toBeCloseTo((400 * 0.7 + 100 * 0.05) / 500, 6);
    expect(Object.keys(await (await request(`/api/sessions/${id}`)).json<object>()).sort()).toEqual(
      Object.keys(sessionDetailSchema.shape).sort(),
    );
    expect(second?.timeline).toEqual([{ seq: 1, offsetMs: 5000, frames: 100, histogram: makeSample(1, 6).histogram }]);
  });

  it('answers 304 while nothing is added', async () => {
    const { id, writeToken } = await beginSession();
    const etag = (await request(`/api/sessions/${id}`)).headers.get('etag') ?? '';
    const again = () => request(`/api/sessions/${id}`, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await api.postSamples(id, writeToken, [makeSample(0, 0)]);
    expect((await again()).status).toBe(200);
  });

  it('hides private sessions from all but their owner', async () => {
    const { id, writeToken } = await beginSession({ visibility: 'private' });
    const other = await beginSession();
    expect((await api.getSession(id, writeToken)).id).toBe(id);
    await expect(api.getSession(id)).rejects.toMatchObject({ status: 404, code: 'not_found' });
    await expect(api.getSession(id, other.writeToken)).rejects.toMatchObject({ status: 404 });
    await expect(api.deleteSession(id, other.writeToken)).rejects.toMatchObject({ status: 404 });
  });

  it('says that there is no such session', async () => {
    await expect(api.getSession('0'.repeat(32))).rejects.toMatchObject({ status: 404, code: 'not_found' });
    await expect(api.getSession("' or 1=1 --")).rejects.toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

describe('changing a session', () => {
  it('renames, publishes and ends it', async () => {
    const { id, writeToken } = await beginSession();
    await api.postSamples(id, writeToken, [makeSample(0, 3)]);
    expect(await api.patchSession(id, writeToken, { title: 'New', visibility: 'public' })).toMatchObject({
      title: 'New',
      samples: 1,
    });
    const { endedAt } = await api.patchSession(id, writeToken, { ended: true });
    expect(endedAt).toBeGreaterThan(0);
    expect(await api.patchSession(id, writeToken, { ended: true })).toMatchObject({
      endedAt,
      title: 'New',
      visibility: 'public',
    });
    await expect(api.postSamples(id, writeToken, [makeSample(1, 3)])).rejects.toMatchObject({
      status: 409,
      code: 'session_ended',
    });
    expect((await api.getSession(id)).samples).toBe(1);
  });

  it('is for its owner', async () => {
    const { id } = await beginSession({ title: 'Mine' });
    const other = await beginSession();
    await expect(api.patchSession(id, other.writeToken, { title: 'Yours' })).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    const bare = await request(`/api/sessions/${id}`, {
      method: 'PATCH',
      body: '{"title":"Yours"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(bare.status).toBe(401);
    expect((await api.getSession(id)).title).toBe('Mine');
  });

  it('needs something to change', async () => {
    const { id, writeToken } = await beginSession();
    await expect(api.patchSession(id, writeToken, {})).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('deleting a session', () => {
  it('removes every row of it, and no other', async () => {
    const [gone, kept] = [await beginSession(), await beginSession()];
    for (const { id, writeToken } of [gone, kept])
      await api.postSamples(id, writeToken, [makeSample(0, 1), makeSample(1, 2)]);
    await expect(api.deleteSession(gone.id, kept.writeToken)).rejects.toMatchObject({ status: 403 });

    await api.deleteSession(gone.id, gone.writeToken);
    await expect(api.getSession(gone.id)).rejects.toMatchObject({ status: 404 });
    await expect(api.postSamples(gone.id, gone.writeToken, [makeSample(2, 3)])).rejects.toMatchObject({ status: 404 });
    expect(await countRows(gone.id)).toEqual({ sessions: 0, samples: 0 });
    expect(await countRows(kept.id)).toEqual({ sessions: 1, samples: 2 });
  });
});

describe('listing public sessions', () => {
  it('pages through those with samples, newest first', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++) {
      const { id, writeToken } = await beginSession({
        visibility: 'public',
        title: 'listed',
        startedAt: Date.now() - 1000 * (10 - n),
      });
      await api.postSamples(id, writeToken, [makeSample(0, n)]);
      made.unshift(id);
    }
    await beginSession({ visibility: 'public', title: 'listed' });

    const seen: string[] = [];
    let path = '/api/sessions?limit=2';
    for (;;) {
      const page = await (
        await request(path)
      ).json<{ sessions: { id: string; title: string; modelId: string }[]; next: string | null }>();
      expect(page.sessions.length).toBeLessThanOrEqual(2);
      seen.push(...page.sessions.filter((session) => session.title === 'listed').map((session) => session.id));
      if (!page.next) break;
      path = `/api/sessions?limit=2&cursor=${page.next}`;
    }
    expect(seen).toEqual(made);
  });

  it('shows no private and no linked ones, and no secrets', async () => {
    const { sessions } = await api.listSessions();
    expect(sessions.every((session) => session.visibility === 'public' && session.modelId === MODEL_ID)).toBe(true);
    const raw = await (await request('/api/sessions')).json<{ sessions: object[] }>();
    expect(Object.keys(raw.sessions[0] ?? {}).sort()).toEqual(Object.keys(sessionSummarySchema.shape).sort());
  });

  it('refuses a cursor that it never gave', async () => {
    expect((await request('/api/sessions?cursor=1)%20or%201=1')).status).toBe(400);
    expect((await request('/api/sessions?limit=100000')).status).toBe(400);
  });
});

async function countRows(id: string) {
  const count = (sql: string) => shardBinding(env, id).prepare(sql).bind(id).first<number>('n');
  return {
    sessions: await count('select count(*) n from sessions where id = ?'),
    samples: await count('select count(*) n from samples where session_id = ?'),
  };
}
