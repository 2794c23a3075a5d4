import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { beginSession, makeSample, publishSessionModel } from '../../../test/begin-session.ts';
import { api, request } from '../../../test/client.ts';
import { countRowsWritten } from '../../../test/count-rows-written.ts';
import { MAX_BATCH, MAX_JSON_BYTES, MAX_SAMPLES_PER_SESSION, type Sample } from '../../contract/index.ts';
import { openDatabase } from '../../db/database.ts';
import { shardBinding } from '../../db/shards.ts';
import { storeSamples } from '../../sessions/store-samples.ts';

beforeAll(publishSessionModel);

describe('storing samples', () => {
  it('counts a repeated sample once, and keeps what it said first', async () => {
    const { id, writeToken } = await beginSession();
    const batch = [makeSample(0, 3), makeSample(1, 3)];
    expect(await api.postSamples(id, writeToken, batch)).toEqual({ stored: 2, repeated: 0 });
    expect(await api.postSamples(id, writeToken, batch)).toEqual({ stored: 0, repeated: 2 });
    expect(await api.postSamples(id, writeToken, [makeSample(1, 0), makeSample(2, 3)])).toEqual({
      stored: 1,
      repeated: 1,
    });

    const session = await api.getSession(id);
    expect(session.samples).toBe(3);
    expect(session.distribution?.[3]).toBeCloseTo(0.7, 9);
  });

  it('counts once what two requests send at the same time', async () => {
    const { id, writeToken } = await beginSession();
    const batch = Array.from({ length: 20 }, (_, seq) => makeSample(seq, 4));
    const answers = await Promise.all([1, 2, 3, 4].map(() => api.postSamples(id, writeToken, batch)));
    expect(answers.reduce((sum, answer) => sum + answer.stored, 0)).toBe(20);
    expect((await api.getSession(id)).samples).toBe(20);
  });

  it('takes a batch as large as allowed', async () => {
    const { id, writeToken } = await beginSession();
    const batch = Array.from({ length: MAX_BATCH }, (_, seq) => makeSample(seq, seq % 7));
    expect(await api.postSamples(id, writeToken, batch)).toEqual({ stored: MAX_BATCH, repeated: 0 });
  });

  it('keeps the same seq of two sessions apart', async () => {
    const [a, b] = [await beginSession(), await beginSession()];
    await api.postSamples(a.id, a.writeToken, [makeSample(0, 1)]);
    expect(await api.postSamples(b.id, b.writeToken, [makeSample(0, 2)])).toEqual({ stored: 1, repeated: 0 });
  });

  it('costs one row written a sample, and none a retry', async () => {
    const { id, writeToken } = await beginSession();
    const written: number[] = [];
    const db = openDatabase(countRowsWritten(shardBinding(env, id), (rows) => written.push(rows)));
    const batch = [makeSample(0, 3), makeSample(1, 3), makeSample(2, 3)];
    await storeSamples(db, id, batch, `Bearer ${writeToken}`);
    await storeSamples(db, id, batch, `Bearer ${writeToken}`);
    expect(written).toEqual([3, 0]);
  });

  it('costs 720 rows written an hour of one face', async () => {
    const { id, writeToken } = await beginSession();
    const written: number[] = [];
    const db = openDatabase(countRowsWritten(shardBinding(env, id), (rows) => written.push(rows)));
    for (let seq = 0; seq < 720; seq += 12) {
      const minute = Array.from({ length: 12 }, (_, n) => makeSample(seq + n, n % 7));
      await storeSamples(db, id, minute, `Bearer ${writeToken}`);
    }
    expect(written.reduce((a, b) => a + b)).toBe(720);
  });
});

describe('refusing samples', () => {
  it('needs the write token of that very session', async () => {
    const [mine, other] = [await beginSession(), await beginSession()];
    await expect(api.postSamples(mine.id, other.writeToken, [makeSample(0, 1)])).rejects.toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    const bare = await post(mine.id, { samples: [makeSample(0, 1)] });
    expect(bare.status).toBe(401);
    expect((await api.getSession(mine.id)).samples).toBe(0);
  });

  it('knows no session of that id', async () => {
    const { writeToken } = await beginSession();
    await expect(api.postSamples('f'.repeat(32), writeToken, [makeSample(0, 1)])).rejects.toMatchObject({
      status: 404,
    });
  });

  it.each<[string, Partial<Record<keyof Sample | 'image', unknown>>]>([
    ['six probabilities', { histogram: [1, 0, 0, 0, 0, 0] }],
    ['a negative probability', { histogram: [1.1, -0.1, 0, 0, 0, 0, 0] }],
    ['probabilities that do not sum to 1', { histogram: [0.5, 0, 0, 0, 0, 0, 0] }],
    ['a null (as JSON writes NaN)', { histogram: [null, 1, 0, 0, 0, 0, 0] }],
    ['a negative seq', { seq: -1 }],
    ['a seq past the end', { seq: MAX_SAMPLES_PER_SESSION }],
    ['half a frame', { frames: 0.5 }],
    ['no frames', { frames: 0 }],
    ['SQL as a track', { track: '1); drop table samples; --' }],
    ['anything else, such as a picture', { image: 'data:image/png;base64,' }],
  ])('refuses %s, and stores nothing of the batch', async (_, fields) => {
    const { id, writeToken } = await beginSession();
    const response = await post(id, { samples: [makeSample(0, 1), { ...makeSample(1, 1), ...fields }] }, writeToken);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_request' } });
    expect((await api.getSession(id)).samples).toBe(0);
  });

  it('refuses empty and oversized batches', async () => {
    const { id, writeToken } = await beginSession();
    expect((await post(id, { samples: [] }, writeToken)).status).toBe(400);
    const many = Array.from({ length: MAX_BATCH + 1 }, (_, seq) => makeSample(seq, 0));
    expect((await post(id, { samples: many }, writeToken)).status).toBe(400);
    const huge = await post(id, { samples: [makeSample(0, 1)], filler: 'x'.repeat(MAX_JSON_BYTES) }, writeToken);
    expect(huge.status).toBe(413);
    expect(await huge.json()).toMatchObject({ error: { code: 'payload_too_large' } });
  });
});

function post(id: string, body: unknown, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return request(`/api/sessions/${id}/samples`, { method: 'POST', headers, body: JSON.stringify(body) });
}
