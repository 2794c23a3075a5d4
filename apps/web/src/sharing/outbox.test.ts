import { ApiError, createApiClient, MAX_BATCH, type Sample, type SessionCreate } from '@howifeel/edge-api/contract';
import { expect, test, vi } from 'vitest';
import { findOwnSession, openSharingDatabase } from './database.ts';
import { createOutbox } from './outbox.ts';

const SERVER_ID = 'a'.repeat(32);
const unbegun = {
  id: 'here',
  writeToken: 'token',
  title: '',
  modelId: 'student',
  startedAt: 0,
  expiresAt: 1,
};
const session = { ...unbegun, server: { id: SERVER_ID, sharePath: '/s/a' } };
const sampleOf = (seq: number): Sample => ({
  seq,
  track: 0,
  offsetMs: seq * 5000,
  frames: 1,
  histogram: [0, 0, 0, 1, 0, 0, 0],
});
const unused = async () => expect.unreachable('not called here');
const failure = (status: number) => new ApiError({ code: 'x', message: 'no', hint: 'wait', status });

/** A server that stores by seq, as ours does, and does to each request what the test asks for. */
async function setUp(plan: ('ok' | 'lost-request' | 'lost-answer' | number)[]) {
  const database = await openSharingDatabase(crypto.randomUUID());
  await database.put('sessions', session);
  const stored = new Map<number, Sample>();
  const requests: Sample[][] = [];
  const api = {
    createSession: unused,
    deleteSession: unused,
    patchSession: unused,
    postSamples: async (id: string, token: string, samples: readonly Sample[]) => {
      expect([id, token]).toEqual([SERVER_ID, 'token']);
      requests.push([...samples]);
      const fate = plan.shift() ?? 'ok';
      if (typeof fate === 'number') throw failure(fate);
      if (fate === 'lost-request') throw failure(0);
      for (const sample of samples) {
        expect(stored.get(sample.seq) ?? sample).toEqual(sample);
        stored.set(sample.seq, sample);
      }
      if (fate === 'lost-answer') throw failure(0);
      return { stored: samples.length, repeated: 0 };
    },
  };
  return { database, stored, requests, outbox: createOutbox(database, api) };
}

test('what is sent leaves the outbox', async () => {
  const { outbox, stored } = await setUp([]);
  await outbox.put(session.id, [sampleOf(0), sampleOf(1)]);
  expect(await outbox.drain(session.id)).toEqual({ state: 'sent' });
  expect([...stored.keys()]).toEqual([0, 1]);
  expect(await outbox.count(session.id)).toBe(0);
});

test('through lost requests, lost answers and a busy server every sample arrives once', async () => {
  const { outbox, stored } = await setUp(['lost-request', 'lost-answer', 503, 429, 'ok', 'lost-answer', 'ok']);
  let seq = 0;
  for (let round = 0; round < 8; round++) {
    await outbox.put(session.id, [sampleOf(seq++), sampleOf(seq++)]);
    await outbox.drain(session.id);
  }
  expect([...stored.keys()]).toEqual(Array.from({ length: seq }, (_, index) => index));
  expect(await outbox.count(session.id)).toBe(0);
});

test('a server that names a time is left alone until then', async () => {
  const { database } = await setUp([]);
  const busy = new ApiError({
    code: 'too_many_requests',
    message: 'no',
    hint: 'wait',
    status: 429,
    retryAfterSeconds: 30,
  });
  let time = 0;
  const postSamples = vi.fn(async () => {
    if (time < 30_000) throw busy;
    return { stored: 1, repeated: 0 };
  });
  const api = { createSession: unused, deleteSession: unused, patchSession: unused, postSamples };
  const outbox = createOutbox(database, api, () => time);
  await outbox.put(session.id, [sampleOf(0)]);
  for (time = 0; time < 30_000; time += 5000) {
    expect(await outbox.drain(session.id)).toEqual({ state: 'waiting', error: busy });
  }
  expect(postSamples).toHaveBeenCalledTimes(1);
  expect(await outbox.drain(session.id)).toEqual({ state: 'sent' });
  expect(postSamples).toHaveBeenCalledTimes(2);
});

test('no network: everything stays, and says so', async () => {
  const { outbox } = await setUp(['lost-request']);
  await outbox.put(session.id, [sampleOf(0)]);
  expect(await outbox.drain(session.id)).toMatchObject({ state: 'waiting' });
  expect(await outbox.count(session.id)).toBe(1);
});

test('an answer of somebody else, as a sign-in page gives, loses nothing', async () => {
  const { outbox } = await setUp([200]);
  await outbox.put(session.id, [sampleOf(0)]);
  expect(await outbox.drain(session.id)).toMatchObject({ state: 'waiting' });
  expect(await outbox.count(session.id)).toBe(1);
});

test.each([403, 404, 451])(
  'a page that stands between here and the API and answers %i loses nothing',
  async (status) => {
    const { database } = await setUp([]);
    const api = createApiClient({ fetch: async () => new Response('<h1>Blocked</h1>', { status }) });
    const outbox = createOutbox(database, api);
    await outbox.put(session.id, [sampleOf(0)]);
    expect(await outbox.drain(session.id)).toMatchObject({ state: 'waiting' });
    expect(await outbox.count(session.id)).toBe(1);
    await expect(outbox.forget(session.id)).rejects.toMatchObject({ status });
    expect(await database.count('sessions')).toBe(1);
  },
);

test('a session that is gone: its samples are dropped, and says so', async () => {
  const { outbox } = await setUp([404]);
  await outbox.put(session.id, [sampleOf(0)]);
  expect(await outbox.drain(session.id)).toMatchObject({ state: 'refused', error: { status: 404 } });
  expect(await outbox.count(session.id)).toBe(0);
});

test('a long wait goes out in batches that the API takes', async () => {
  const { outbox, requests, stored } = await setUp([]);
  await outbox.put(
    session.id,
    Array.from({ length: MAX_BATCH + 3 }, (_, seq) => sampleOf(seq)),
  );
  await outbox.drain(session.id);
  expect(requests.map((batch) => batch.length)).toEqual([MAX_BATCH, 3]);
  expect(stored.size).toBe(MAX_BATCH + 3);
});

test('two drains at once send once', async () => {
  const { outbox, requests } = await setUp([]);
  await outbox.put(session.id, [sampleOf(0)]);
  await Promise.all([outbox.drain(session.id), outbox.drain(session.id)]);
  expect(requests).toHaveLength(1);
});

test('a later visit sends what an earlier one left', async () => {
  const { outbox, database, stored } = await setUp(['lost-request']);
  await outbox.put(session.id, [sampleOf(0)]);
  await outbox.drain(session.id);
  const api = {
    createSession: unused,
    deleteSession: unused,
    patchSession: unused,
    postSamples: async (_id: string, _token: string, samples: readonly Sample[]) => {
      for (const sample of samples) stored.set(sample.seq, sample);
      return { stored: 1, repeated: 0 };
    },
  };
  await createOutbox(database, api).drainAll();
  expect(stored.size).toBe(1);
});

/** A server that begins sessions by token, and does to each request what the test asks for. */
async function setUpUnbegun(plan: ('ok' | 'lost-request' | 'lost-answer' | number)[], begunAgo = 0) {
  const database = await openSharingDatabase(crypto.randomUUID());
  const now = 1_000_000;
  const request: SessionCreate = { consentVersion: 1, modelId: 'student', detector: 'x', writeToken: 'token' };
  await database.put('sessions', { ...unbegun, request, startedAt: now - begunAgo });
  const begun = new Map<string, SessionCreate>();
  /** Tokens of the sessions that the server has at present. */
  const there = new Set<string>();
  const stored: number[] = [];
  const api = {
    createSession: async (body: SessionCreate) => {
      const fate = plan.shift() ?? 'ok';
      if (typeof fate === 'number') throw failure(fate);
      if (fate === 'lost-request') throw failure(0);
      if (!begun.has(body.writeToken!)) begun.set(body.writeToken!, body);
      there.add(body.writeToken!);
      if (fate === 'lost-answer') throw failure(0);
      return { id: SERVER_ID, writeToken: 'token', sharePath: '/s/a', startedAt: 5, expiresAt: 9 };
    },
    postSamples: async (id: string, _token: string, samples: readonly Sample[]) => {
      expect(id).toBe(SERVER_ID);
      stored.push(...samples.map(({ seq }) => seq));
      return { stored: samples.length, repeated: 0 };
    },
    patchSession: unused,
    deleteSession: vi.fn(async (_id: string, token: string) => void there.delete(token)),
  };
  return { database, begun, there, stored, api, outbox: createOutbox(database, api, () => now) };
}

test('a session that the server has not heard of is begun first, once, through lost requests and answers', async () => {
  const { outbox, database, begun, stored } = await setUpUnbegun(['lost-request', 'lost-answer', 503, 'ok']);
  for (let seq = 0; seq < 4; seq++) {
    await outbox.put(session.id, [sampleOf(seq)]);
    expect((await outbox.drain(session.id)).state).toBe(seq < 3 ? 'waiting' : 'sent');
  }
  expect(begun.size).toBe(1);
  expect(stored).toEqual([0, 1, 2, 3]);
  const known = await findOwnSession(database, SERVER_ID);
  expect(known).toMatchObject({ id: session.id, startedAt: 5, expiresAt: 9 });
  expect(known?.request).toBeUndefined();
});

test('the server is told when a session began that comes late; of one that begins now it knows better', async () => {
  const [late, prompt] = [await setUpUnbegun([], 60_000), await setUpUnbegun([], 100)];
  for (const { outbox } of [late, prompt]) await outbox.drain(session.id);
  expect(late.begun.get('token')?.startedAt).toBe(940_000);
  expect(prompt.begun.get('token')).not.toHaveProperty('startedAt');
});

test('a session that the server will not begin keeps nothing back, and says so', async () => {
  const { outbox, database } = await setUpUnbegun([400]);
  await outbox.put(session.id, [sampleOf(0)]);
  expect(await outbox.drain(session.id)).toMatchObject({ state: 'refused', error: { status: 400 } });
  expect(await database.get('sessions', session.id)).toMatchObject({ state: 'refused' });
  expect(await outbox.count(session.id)).toBe(0);
  expect(await outbox.drain(session.id)).toEqual({ state: 'sent' });
});

test('who takes a session back while it begins leaves none on the server', async () => {
  const { outbox, database, begun, api } = await setUpUnbegun([]);
  const beginning = outbox.drain(session.id);
  await outbox.forget(session.id);
  await beginning;
  expect(begun.size).toBe(1);
  expect(api.deleteSession).toHaveBeenCalledExactlyOnceWith(SERVER_ID, 'token');
  expect(await database.count('sessions')).toBe(0);
});

test('who takes a session back on one page while another begins it leaves none on the server', async () => {
  const { outbox, database, there, begun, api } = await setUpUnbegun([]);
  const other = createOutbox(database, api);
  const beginning = outbox.drain(session.id);
  await vi.waitFor(() => expect(begun.size).toBe(1));
  await other.forget(session.id);
  await beginning;
  expect(there.size).toBe(0);
  expect(await database.count('sessions')).toBe(0);
});

test('a beginning that reaches the server after the session was deleted is deleted again, if not now, then later', async () => {
  const { outbox, database, there, begun, api } = await setUpUnbegun([]);
  const { createSession } = api;
  let arrive!: () => void;
  api.createSession = async (body) => {
    api.createSession = createSession;
    await new Promise<void>((resolve) => (arrive = resolve));
    return createSession(body);
  };
  const beginning = outbox.drain(session.id);
  await vi.waitFor(() => expect(arrive).toBeTypeOf('function'));
  await createOutbox(database, api).forget(session.id);
  expect(there.size).toBe(0);
  api.deleteSession.mockRejectedValueOnce(failure(0));
  arrive();
  expect(await beginning).toMatchObject({ state: 'waiting' });
  expect(begun.size).toBe(1);
  await outbox.drainAll();
  expect(there.size).toBe(0);
  expect(await database.count('sessions')).toBe(0);
});

test('a session whose beginning was answered to nobody is deleted there too', async () => {
  const { outbox, database, there } = await setUpUnbegun(['lost-answer']);
  await outbox.drain(session.id);
  expect(there.size).toBe(1);
  await outbox.forget(session.id);
  expect(there.size).toBe(0);
  expect(await database.count('sessions')).toBe(0);
});

test('while the server cannot be told, a session is known here, is not begun, and is deleted later', async () => {
  const { outbox, database, there, begun } = await setUpUnbegun(['lost-request', 'lost-request', 'lost-request']);
  await outbox.put(session.id, [sampleOf(0)]);
  await outbox.drain(session.id);
  await expect(outbox.forget(session.id)).rejects.toMatchObject({ status: 0 });
  expect(await outbox.find(session.id)).toMatchObject({ deleting: true });
  expect(await outbox.count(session.id)).toBe(0);
  expect(await outbox.drain(session.id)).toMatchObject({ state: 'waiting' });
  expect(begun.size).toBe(0);
  await outbox.drainAll();
  expect(there.size).toBe(0);
  expect(await database.count('sessions')).toBe(0);
});

test('what was never asked for, or was refused, is forgotten without a word to the server', async () => {
  const fresh = await setUpUnbegun([]);
  await fresh.outbox.forget(session.id);
  expect(fresh.begun.size).toBe(0);
  const refused = await setUpUnbegun([400]);
  await refused.outbox.drain(session.id);
  await refused.outbox.forget(session.id);
  expect(refused.begun.size).toBe(0);
  for (const { database, api } of [fresh, refused]) {
    expect(await database.count('sessions')).toBe(0);
    expect(api.deleteSession).not.toHaveBeenCalled();
  }
});

test('a session that the server has deleted already is forgotten; one that it cannot be asked about is not', async () => {
  const { outbox, database, api } = await setUpUnbegun([]);
  await outbox.drain(session.id);
  api.deleteSession.mockRejectedValueOnce(failure(0));
  await expect(outbox.forget(session.id)).rejects.toMatchObject({ status: 0 });
  expect(await database.count('sessions')).toBe(1);
  api.deleteSession.mockRejectedValueOnce(failure(404));
  await outbox.forget(session.id);
  expect(await database.count('sessions')).toBe(0);
});
