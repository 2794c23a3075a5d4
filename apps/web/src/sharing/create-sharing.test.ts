import { ApiError, type Sample, type SessionCreate } from '@howifeel/edge-api/contract';
import { createRoot } from 'solid-js';
import { expect, test, vi } from 'vitest';
import { createSharing } from './create-sharing.ts';
import { findOwnSession, openSharingDatabase } from './database.ts';
import { createOutbox } from './outbox.ts';

const happy = [0, 0, 0, 1, 0, 0, 0];
const SERVER_ID = 'b'.repeat(32);
const request = {
  title: 'Test',
  visibility: 'link',
  modelId: 'student',
  detector: 'blazeface-short-range',
  demo: true,
} as const;

const offline = () => new ApiError({ code: 'network_error', message: 'no', hint: 'wait', status: 0 });

/** A server that may be out of reach: altogether, or for samples only. */
async function setUp(api: { offline?: boolean; deaf?: boolean } = {}) {
  const stored: Sample[] = [];
  const calls = {
    createSession: vi.fn(async ({ writeToken, startedAt }: SessionCreate) => {
      if (api.offline) throw offline();
      return {
        id: SERVER_ID,
        writeToken: writeToken!,
        sharePath: '/s/b',
        startedAt: startedAt ?? Date.now(),
        expiresAt: Date.now() + 1e9,
      };
    }),
    postSamples: vi.fn(async (_id: string, _token: string, samples: readonly Sample[]) => {
      if (api.offline || api.deaf) throw offline();
      stored.push(...samples);
      return { stored: samples.length, repeated: 0 };
    }),
    patchSession: vi.fn(async () => ({}) as never),
    deleteSession: vi.fn(async () => undefined),
  };
  let time = 1000;
  const database = openSharingDatabase(crypto.randomUUID());
  const outbox = createOutbox(await database, calls);
  const only = async () => (await (await database).getAll('sessions'))[0];
  const { sharing, dispose } = createRoot((dispose) => ({
    sharing: createSharing({ outbox: async () => outbox, now: () => time }),
    dispose,
  }));
  const at = (ms: number) => (time = 1000 + ms);
  return { sharing, calls, stored, at, api, dispose, database, outbox, only };
}

test('nothing is sent before sharing is on, nor while it is paused', async () => {
  const { sharing, calls, stored, at, dispose, only } = await setUp();
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.start(request);
  at(0);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.pause();
  at(60);
  sharing.observe([{ track: 0, raw: happy }]);
  at(6000);
  sharing.observe([{ track: 0, raw: happy }]);
  const { writeToken } = (await only())!;
  await sharing.stop();
  expect(stored).toEqual([{ seq: 0, track: 0, offsetMs: 0, frames: 1, histogram: happy }]);
  expect(calls.patchSession).toHaveBeenCalledWith(SERVER_ID, writeToken, { ended: true });
  dispose();
});

test('the session is not ended on the server while samples wait: they would be refused', async () => {
  const { sharing, calls, api, database, dispose, only } = await setUp({ deaf: true });
  await sharing.start(request);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.stop();
  expect(sharing.waiting()).toBe(1);
  expect(sharing.held()).toBe('offline');
  expect(sharing.problem()).toBeNull();
  expect(calls.patchSession).not.toHaveBeenCalled();
  expect(await only()).toMatchObject({ state: 'ending' });

  const { writeToken } = (await only())!;
  api.deaf = false;
  const later = createOutbox(await database, calls);
  await later.drainAll();
  expect(calls.patchSession).toHaveBeenCalledWith(SERVER_ID, writeToken, { ended: true });
  expect(await only()).toMatchObject({ state: 'ended' });
  await later.drainAll();
  expect(calls.patchSession).toHaveBeenCalledOnce();
  dispose();
});

test('deleting forgets the session here and there, with what waits', async () => {
  const { sharing, calls, database, dispose } = await setUp({ deaf: true });
  await sharing.start(request);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.pause();
  const { writeToken } = sharing.session()!;
  await sharing.remove();
  expect(calls.deleteSession).toHaveBeenCalledWith(SERVER_ID, writeToken);
  expect(await (await database).count('sessions')).toBe(0);
  expect(await (await database).count('samples')).toBe(0);
  expect(sharing.state()).toBe('off');
  dispose();
});

test('a server that refuses to begin leaves sharing off and says why', async () => {
  const { sharing, calls, database, dispose } = await setUp();
  calls.createSession.mockRejectedValueOnce(
    new ApiError({ code: 'consent_outdated', message: 'old', hint: 'Reload the page.', status: 400 }),
  );
  await sharing.start(request);
  expect(sharing.state()).toBe('off');
  expect(sharing.problem()).toEqual({ code: 'consent_outdated', message: 'old', hint: 'Reload the page.' });
  expect(await (await database).count('sessions')).toBe(0);
  dispose();
});

test('sharing begun without a network begins once there is one, with all that was seen', async () => {
  const { sharing, calls, stored, at, api, database, dispose } = await setUp({ offline: true });
  await sharing.start(request);
  expect(sharing.state()).toBe('sharing');
  expect(sharing.held()).toBe('offline');
  expect(sharing.session()?.server).toBeUndefined();
  for (const ms of [0, 5000, 10_000]) {
    at(ms);
    sharing.observe([{ track: 0, raw: happy }]);
  }
  await vi.waitFor(() => expect(sharing.waiting()).toBe(2));
  expect(sharing.problem()).toBeNull();

  api.offline = false;
  await sharing.stop();
  expect(sharing.session()?.server).toEqual({ id: SERVER_ID, sharePath: '/s/b' });
  expect(stored.map(({ seq }) => seq)).toEqual([0, 1, 2]);
  expect(new Set(calls.createSession.mock.calls.map(([{ writeToken }]) => writeToken)).size).toBe(1);
  expect(await findOwnSession(await database, SERVER_ID)).toMatchObject({
    state: 'ended',
    title: 'Test',
    demo: true,
  });
  dispose();
});

test('what was begun without a network is deleted once there is one: the server may have it all the same', async () => {
  const { sharing, calls, api, database, dispose } = await setUp({ offline: true });
  await sharing.start(request);
  sharing.observe([{ track: 0, raw: happy }]);
  await sharing.pause();
  await sharing.remove();
  expect(sharing.state()).toBe('off');
  expect(sharing.problem()?.code).toBe('deleted-later');
  expect(await (await database).count('samples')).toBe(0);

  api.offline = false;
  await createOutbox(await database, calls).drainAll();
  expect(calls.deleteSession).toHaveBeenCalledOnce();
  expect(await (await database).count('sessions')).toBe(0);
  dispose();
});

test('who shares already does not begin a second session', async () => {
  const { sharing, calls, database, dispose } = await setUp();
  await Promise.all([sharing.start(request), sharing.start(request)]);
  await sharing.pause();
  await sharing.start(request);
  expect(calls.createSession).toHaveBeenCalledOnce();
  expect(await (await database).count('sessions')).toBe(1);
  expect(sharing.mayStart()).toBe(false);
  await sharing.stop();
  expect(sharing.mayStart()).toBe(true);
  dispose();
});

test('a device that takes no more is told of, whatever was to be kept', async () => {
  const { sharing, outbox, at, dispose } = await setUp();
  await sharing.start(request);
  vi.spyOn(outbox, 'put').mockRejectedValue(new DOMException('The disk is full.', 'QuotaExceededError'));
  sharing.observe([{ track: 0, raw: happy }]);
  at(6000);
  sharing.observe([{ track: 0, raw: happy }]);
  await vi.waitFor(() => expect(sharing.problem()?.message).toContain('The disk is full.'));
  await sharing.pause();
  await sharing.stop();
  expect(sharing.problem()?.message).toContain('The disk is full.');
  dispose();
});

test('a session that was deleted on another page is not shared any more', async () => {
  const { sharing, outbox, at, database, dispose } = await setUp();
  await sharing.start(request);
  sharing.observe([{ track: 0, raw: happy }]);
  await outbox.forget(sharing.session()!.id);
  at(6000);
  sharing.observe([{ track: 0, raw: happy }]);
  await vi.waitFor(() => expect(sharing.state()).toBe('off'));
  expect(sharing.session()).toBeNull();
  expect(await (await database).count('samples')).toBe(0);
  dispose();
});
