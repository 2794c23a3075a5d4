import { beforeAll, beforeEach, expect, it } from 'vitest';
import { beginSession, makeSample, MODEL_ID, publishSessionModel } from '../../../test/begin-session.ts';
import { api } from '../../../test/client.ts';
import { statsMemory } from './stats-memory.ts';

beforeAll(publishSessionModel);
beforeEach(statsMemory.forget);

it('has no distribution before anything is public', async () => {
  expect(await api.getStats()).toEqual({
    sessions: 0,
    samples: 0,
    frames: 0,
    distribution: null,
    byDay: [],
    byModel: [],
  });
});

it('sums up public sessions, by day and model, and leaves the others out', async () => {
  const today = Date.now();
  const earlier = today - 2 * 24 * 3600 * 1000;
  const share = async (
    visibility: 'public' | 'link' | 'private',
    startedAt: number,
    emotion: number,
    frames: number,
  ) => {
    const { id, writeToken } = await beginSession({ visibility, startedAt });
    await api.postSamples(id, writeToken, [makeSample(0, emotion, { frames }), makeSample(1, emotion, { frames })]);
  };
  await share('public', earlier, 3, 150);
  await share('public', today, 6, 50);
  await share('link', today, 0, 500);
  await share('private', today, 0, 500);

  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const stats = await api.getStats();
  expect(stats).toMatchObject({
    sessions: 2,
    samples: 4,
    frames: 400,
    byDay: [
      { day: day(earlier), sessions: 1, frames: 300 },
      { day: day(today), sessions: 1, frames: 100 },
    ],
    byModel: [{ modelId: MODEL_ID, sessions: 2, frames: 400 }],
  });
  expect(stats.distribution?.[3]).toBeCloseTo(0.75 * 0.7 + 0.25 * 0.05, 6);
  expect(stats.byDay[1]?.distribution?.[6]).toBeCloseTo(0.7, 6);

  expect(await api.getStats({ to: day(earlier) })).toMatchObject({ sessions: 1, frames: 300 });
  expect(await api.getStats({ from: day(today), to: day(today) })).toMatchObject({ sessions: 1, frames: 100 });
  expect(await api.getStats({ model: MODEL_ID, from: day(earlier) })).toMatchObject({ sessions: 2 });
  expect(await api.getStats({ model: 'another' })).toMatchObject({ sessions: 0, distribution: null });
  await expect(api.getStats({ from: 'yesterday' })).rejects.toMatchObject({ code: 'invalid_request' });
  expect((await api.listSessions(undefined, { to: day(earlier) })).sessions).toHaveLength(1);
});

it('works out the totals of everything once a minute, and filtered ones each time', async () => {
  const before = await api.getStats();
  const { id, writeToken } = await beginSession({ visibility: 'public' });
  await api.postSamples(id, writeToken, [makeSample(0, 3)]);
  expect((await api.getStats()).sessions).toBe(before.sessions);
  expect((await api.getStats({ model: MODEL_ID })).sessions).toBe(before.sessions + 1);
  statsMemory.forget();
  expect((await api.getStats()).sessions).toBe(before.sessions + 1);
});
