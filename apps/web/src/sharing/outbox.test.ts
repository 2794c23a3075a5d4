import { ApiError, MAX_BATCH, type Sample } from '@howifeel/edge-api/contract';
import { expect, test } from 'vitest';
import { openSharingDatabase } from './database.ts';
import { createOutbox } from './outbox.ts';

const session = {
  id: 'a'.repeat(32),
  writeToken: 'token',
  sharePath: '/s/a',
  title: '',
  modelId: 'student',
  startedAt: 0,
  expiresAt: 1,
};
const sampleOf = (seq: number): Sample => ({
  seq,
  track: 0,
  offsetMs: seq * 5000,
  frames: 1,
  histogram: [0, 0, 0, 1, 0, 0, 0],
});
const failure = (status: number) => new ApiError({ code: 'x', message: 'no', hint: 'wait', status });

/** A server that stores by seq, as ours does, and does to each request what the test asks for. */
async function setUp(plan: ('ok' | 'lost-request' | 'lost-answer' | number)[]) {
  const database = await openSharingDatabase(crypto.randomUUID());
  await database.put('sessions', session);
  const stored = new Map<number, Sample>();
  const requests: Sample[][] = [];
  const api = {
    patchSession: async () => ({}) as never,
    postSamples: async (_id: string, _token: string, samples: readonly Sample[]) => {
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
    patchSession: async () => ({}) as never,
    postSamples: async (_id: string, _token: string, samples: readonly Sample[]) => {
      for (const sample of samples) stored.set(sample.seq, sample);
      return { stored: 1, repeated: 0 };
    },
  };
  await createOutbox(database, api).drainAll();
  expect(stored.size).toBe(1);
});
