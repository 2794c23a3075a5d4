import { ApiError, type Sample } from '@howifeel/edge-api/contract';
import { createRoot } from 'solid-js';
import { expect, test, vi } from 'vitest';
import { createSharing } from './create-sharing.ts';
import { openSharingDatabase } from './database.ts';
import { createOutbox } from './outbox.ts';

const happy = [0, 0, 0, 1, 0, 0, 0];
const request = { title: 'Test', visibility: 'link', modelId: 'student', detector: 'blazeface-short' } as const;

async function setUp(api: { offline?: boolean } = {}) {
  const stored: Sample[] = [];
  const calls = {
    createSession: vi.fn(async () => ({
      id: 'b'.repeat(32),
      writeToken: 't',
      sharePath: '/s/b',
      startedAt: 0,
      expiresAt: 9,
    })),
    postSamples: vi.fn(async (_id: string, _token: string, samples: readonly Sample[]) => {
      if (api.offline) throw new ApiError({ code: 'network_error', message: 'no', hint: 'wait', status: 0 });
      stored.push(...samples);
      return { stored: samples.length, repeated: 0 };
    }),
    patchSession: vi.fn(async () => ({}) as never),
    deleteSession: vi.fn(async () => undefined),
  };
  let time = 1000;
  const database = openSharingDatabase(crypto.randomUUID());
  const { sharing, dispose } = createRoot((dispose) => ({
    sharing: createSharing({ api: calls, database, now: () => time }),
    dispose,
  }));
  const at = (ms: number) => (time = 1000 + ms);
  return { sharing, calls, stored, at, api, dispose, database };
}

test('nothing is sent before sharing is on, nor while it is paused', async () => {
  const { sharing, calls, stored, at, dispose } = await setUp();
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.start(request);
  at(0);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.pause();
  at(60);
  sharing.observe([{ track: 0, raw: happy }]);
  at(6000);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.stop();
  expect(stored).toEqual([{ seq: 0, track: 0, offsetMs: 0, frames: 1, histogram: happy }]);
  expect(calls.patchSession).toHaveBeenCalledWith('b'.repeat(32), 't', { ended: true });
  dispose();
});

test('the session is not ended on the server while samples wait: they would be refused', async () => {
  const { sharing, calls, api, database, dispose } = await setUp({ offline: true });
  await sharing.start(request);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.stop();
  expect(sharing.waiting()).toBe(1);
  expect(sharing.held()).toBe('offline');
  expect(sharing.problem()).toBeNull();
  expect(calls.patchSession).not.toHaveBeenCalled();
  expect(await (await database).get('sessions', 'b'.repeat(32))).toMatchObject({ state: 'ending' });

  api.offline = false;
  const later = createOutbox(await database, calls);
  await later.drainAll();
  expect(calls.patchSession).toHaveBeenCalledWith('b'.repeat(32), 't', { ended: true });
  expect(await (await database).get('sessions', 'b'.repeat(32))).toMatchObject({ state: 'ended' });
  await later.drainAll();
  expect(calls.patchSession).toHaveBeenCalledOnce();
  dispose();
});

test('deleting forgets the session here and there, with what waits', async () => {
  const { sharing, calls, database, dispose } = await setUp({ offline: true });
  await sharing.start(request);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.pause();
  await sharing.remove();
  expect(calls.deleteSession).toHaveBeenCalledWith('b'.repeat(32), 't');
  expect(await (await database).count('sessions')).toBe(0);
  expect(await (await database).count('samples')).toBe(0);
  expect(sharing.state()).toBe('off');
  dispose();
});

test('a server that refuses to begin leaves sharing off and says why', async () => {
  const { sharing, calls, dispose } = await setUp();
  calls.createSession.mockRejectedValueOnce(
    new ApiError({ code: 'consent_outdated', message: 'old', hint: 'Reload the page.', status: 400 }),
  );
  await sharing.start(request);
  expect(sharing.state()).toBe('off');
  expect(sharing.problem()).toEqual({ code: 'consent_outdated', message: 'old', hint: 'Reload the page.' });
  dispose();
});
