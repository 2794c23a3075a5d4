import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { beginSession, makeSample, publishSessionModel } from '../../../test/begin-session.ts';
import { api, ORIGIN, request } from '../../../test/client.ts';
import { connect } from '../../../test/connect.ts';
import {
  LIVE_PROTOCOL,
  MAX_BATCH,
  watchSession,
  type LiveState,
  type SessionCreated,
  type SessionDetail,
} from '../../contract/index.ts';
import { shardBinding } from '../../db/shards.ts';
import { liveSessionOf } from '../../live/live-session-of.ts';

beforeAll(publishSessionModel);

let session: SessionCreated;
beforeEach(async () => {
  session = await beginSession();
});

/** A viewer, what it was last shown, and its lines, newest last. */
function watch(id: string, writeToken?: string) {
  const lines: ReturnType<typeof connect>[] = [];
  const seen: { session?: SessionDetail; states: LiveState[]; lines: typeof lines } = { states: [], lines };
  const { close } = watchSession(id, {
    baseUrl: ORIGIN,
    writeToken,
    onSession: (session) => (seen.session = session),
    onState: (state) => seen.states.push(state),
    connect: (url, protocols) => {
      const line = connect(url, protocols);
      lines.push(line);
      return line;
    },
  });
  onTestFinished(close);
  return seen;
}

const post = (...samples: ReturnType<typeof makeSample>[]) => api.postSamples(session.id, session.writeToken, samples);
const soon = (check: () => void) => vi.waitFor(check, { timeout: 4000, interval: 20 });

describe('watching a session', () => {
  it('shows a late joiner the whole history, and then what is new, as a reader would see it', async () => {
    const many = Array.from({ length: MAX_BATCH + 20 }, (_, seq) => makeSample(seq, seq % 7, { track: seq % 2 }));
    await post(...many.slice(0, MAX_BATCH));
    await post(...many.slice(MAX_BATCH));
    const seen = watch(session.id);
    await soon(() => expect(seen.session?.samples).toBe(MAX_BATCH + 20));
    expect(seen.states).toEqual(['connecting', 'live']);

    await post(makeSample(MAX_BATCH + 20, 3, { histogram: [0.12345678, 0, 0, 0.87654322, 0, 0, 0] }));
    await soon(() => expect(seen.session?.samples).toBe(MAX_BATCH + 21));
    expect(seen.session).toEqual(await api.getSession(session.id));
  });

  it('tells of a sample once, and of what it said first', async () => {
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    await post(makeSample(0, 1));
    await post(makeSample(0, 2), makeSample(1, 3), makeSample(1, 4));
    await soon(() => expect(seen.session?.samples).toBe(2));
    expect(seen.session).toEqual(await api.getSession(session.id));
  });

  it('brings what was missed while the line was lost', async () => {
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    await post(makeSample(0, 1));
    await soon(() => expect(seen.session?.samples).toBe(1));

    seen.lines[0]?.drop();
    await soon(() => expect(seen.states).toContain('waiting'));
    await post(makeSample(1, 1), makeSample(2, 1));
    await soon(() => expect(seen.session?.samples).toBe(3));
    expect(seen.states.at(-1)).toBe('live');
    expect(seen.lines).toHaveLength(2);
  });

  it('asks for a sample that was stored but never told', async () => {
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    const marked = shardBinding(env, session.id).prepare('update sessions set watched_until = ? where id = ?');
    await marked.bind(0, session.id).run();
    await post(makeSample(0, 1));
    await marked.bind(Date.now() + 60_000, session.id).run();
    await post(makeSample(1, 1));
    await soon(() => expect(seen.session?.samples).toBe(2));
    expect(seen.lines, 'on the same line').toHaveLength(1);
  });

  it('shows a new title and the end', async () => {
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    await api.patchSession(session.id, session.writeToken, { title: 'New', ended: true });
    await soon(() => expect(seen.session).toMatchObject({ title: 'New', endedAt: expect.any(Number) }));
  });

  it('sends everybody away when the session is deleted', async () => {
    const [one, two] = [watch(session.id), watch(session.id)];
    await soon(() => expect([one.states.at(-1), two.states.at(-1)]).toEqual(['live', 'live']));
    await api.deleteSession(session.id, session.writeToken);
    await soon(() => expect([one.states.at(-1), two.states.at(-1)]).toEqual(['gone', 'gone']));
  });
});

describe('who may watch', () => {
  it('is the owner alone while a session is private', async () => {
    await api.patchSession(session.id, session.writeToken, { visibility: 'private' });
    const [owner, stranger] = [watch(session.id, session.writeToken), watch(session.id, 'f'.repeat(64))];
    await soon(() => expect([owner.states.at(-1), stranger.states.at(-1)]).toEqual(['live', 'gone']));
    await post(makeSample(0, 1));
    await soon(() => expect(owner.session?.samples).toBe(1));
    expect(stranger.session).toBeUndefined();
  });

  it('is everybody else no more once it becomes private', async () => {
    const [owner, viewer] = [watch(session.id, session.writeToken), watch(session.id)];
    await soon(() => expect([owner.states.at(-1), viewer.states.at(-1)]).toEqual(['live', 'live']));
    await api.patchSession(session.id, session.writeToken, { visibility: 'private' });
    await soon(() => expect(viewer.states.at(-1)).toBe('gone'));
    expect(owner.states.at(-1)).toBe('live');
  });

  it('is everybody else no more even if nobody could tell the line of it', async () => {
    const strangers = [watch(session.id), watch(session.id)];
    await soon(() => expect(strangers.map(({ states }) => states.at(-1))).toEqual(['live', 'live']));
    const line = connect(`${ORIGIN}/api/sessions/${session.id}/live`, [LIVE_PROTOCOL]);
    const closed = new Promise<number>((resolve) => (line.onclose = ({ code }) => resolve(code)));
    const ready = new Promise<void>((resolve) => {
      line.onmessage = ({ data }) => String(data).includes('"ready"') && resolve();
    });
    await ready;
    await shardBinding(env, session.id)
      .prepare("update sessions set visibility = 'private' where id = ?")
      .bind(session.id)
      .run();
    line.send('{"type":"resume","after":-1}');
    expect(await closed, 'who asks is told').toBe(4404);
    await runDurableObjectAlarm(liveSessionOf(env, session.id));
    await soon(() =>
      expect(
        strangers.map(({ states }) => states.at(-1)),
        'and the rest soon',
      ).toEqual(['gone', 'gone']),
    );
  });

  it('is nobody where there is no session', async () => {
    const seen = watch('f'.repeat(32));
    await soon(() => expect(seen.states).toEqual(['connecting', 'gone']));
  });

  it('is no page of another site', async () => {
    const headers = { upgrade: 'websocket', 'sec-websocket-protocol': LIVE_PROTOCOL };
    const path = `/api/sessions/${session.id}/live`;
    expect((await request(path, { headers: { ...headers, origin: 'https://other.test' } })).status).toBe(403);
    expect((await request(path, { headers: { ...headers, origin: 'null' } })).status).toBe(403);
    const own = await request(path, { headers: { ...headers, origin: ORIGIN } });
    expect(own.status).toBe(101);
    expect(own.headers.get('sec-websocket-protocol')).toBe(LIVE_PROTOCOL);
    own.webSocket?.accept();
    own.webSocket?.close();
  });

  it('is nobody who does not ask for a WebSocket', async () => {
    const response = await request(`/api/sessions/${session.id}/live`);
    expect(response.status).toBe(426);
    expect(await response.json()).toMatchObject({ error: { code: 'upgrade_required' } });
  });
});

describe('the object behind it', () => {
  const socketCount = () =>
    runInDurableObject(liveSessionOf(env, session.id), (_, state) => state.getWebSockets().length);

  it('sleeps, and wakes up for what is new', async () => {
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    await evictDurableObject(liveSessionOf(env, session.id));
    await post(makeSample(0, 1));
    await soon(() => expect(seen.session?.samples).toBe(1));
    expect(seen.lines, 'on the same line').toHaveLength(1);
  });

  it('is asked nothing while nobody watches', async () => {
    const marks = () =>
      shardBinding(env, session.id).prepare('select watched_until from sessions where id = ?').bind(session.id).first();
    await post(makeSample(0, 1));
    expect(await marks()).toEqual({ watched_until: 0 });
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    expect((await marks())?.['watched_until']).toBeGreaterThan(Date.now());
  });

  it('renews the mark while somebody watches, and stops afterwards', async () => {
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    await shardBinding(env, session.id)
      .prepare('update sessions set watched_until = 0 where id = ?')
      .bind(session.id)
      .run();
    expect(await runDurableObjectAlarm(liveSessionOf(env, session.id))).toBe(true);
    expect(
      await shardBinding(env, session.id)
        .prepare('select watched_until w from sessions where id = ?')
        .bind(session.id)
        .first('w'),
    ).toBeGreaterThan(Date.now());

    seen.lines[0]?.close();
    await vi.waitFor(async () => expect(await socketCount()).toBe(0));
    expect(await runDurableObjectAlarm(liveSessionOf(env, session.id))).toBe(true);
    expect(await runDurableObjectAlarm(liveSessionOf(env, session.id)), 'no further alarm').toBe(false);
  });

  it('sends viewers away when the session has expired', async () => {
    const seen = watch(session.id);
    await soon(() => expect(seen.states).toContain('live'));
    await shardBinding(env, session.id)
      .prepare('update sessions set expires_at = 1 where id = ?')
      .bind(session.id)
      .run();
    await runDurableObjectAlarm(liveSessionOf(env, session.id));
    await soon(() => expect(seen.states.at(-1)).toBe('gone'));
  });

  it.each([
    'no JSON',
    '{"type":"resume"}',
    '{"type":"resume","after":-2}',
    `{"type":"resume","after":1,"x":"${'long'.repeat(20)}"}`,
  ])('closes the line on %s', async (text) => {
    const line = connect(`${ORIGIN}/api/sessions/${session.id}/live`, [LIVE_PROTOCOL]);
    const closed = new Promise<number>((resolve) => (line.onclose = ({ code }) => resolve(code)));
    line.send(text);
    expect(await closed).toBe(4400);
  });

  it('answers pings without waking up, and refuses a flood of questions', async () => {
    const line = connect(`${ORIGIN}/api/sessions/${session.id}/live`, [LIVE_PROTOCOL]);
    const heard: unknown[] = [];
    line.onmessage = ({ data }) => heard.push(data);
    const closed = new Promise<number>((resolve) => (line.onclose = ({ code }) => resolve(code)));
    line.send('ping');
    await soon(() => expect(heard).toContain('pong'));
    for (let n = 0; n < 2; n++) line.send('{"type":"resume","after":-1}');
    expect(await closed).toBe(4429);
  });
});
