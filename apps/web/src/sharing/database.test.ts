import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { findOwnSession, openSharingDatabase } from './database.ts';

test('what version 1 kept is there, and found by the id of the server', async () => {
  const name = crypto.randomUUID();
  const first = await openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore('sessions', { keyPath: 'id' });
      database.createObjectStore('samples', { keyPath: ['sessionId', 'seq'] });
    },
  });
  const kept = { writeToken: 't', title: 'Old', modelId: 'student', startedAt: 1, expiresAt: 2, state: 'ending' };
  await first.put('sessions', { ...kept, id: 'abc', sharePath: '/s/abc' });
  await first.put('samples', { sessionId: 'abc', seq: 0, sample: {} });
  first.close();

  const database = await openSharingDatabase(name);
  expect(await findOwnSession(database, 'abc')).toEqual({
    ...kept,
    id: 'abc',
    server: { id: 'abc', sharePath: '/s/abc' },
  });
  expect(await findOwnSession(database, 'def')).toBeUndefined();
  expect(await database.count('samples')).toBe(1);
});

test('an old page makes way for one with a newer version, and says that it did', async () => {
  const name = crypto.randomUUID();
  const onClosed = vi.fn();
  await openSharingDatabase(name, onClosed);
  const newer = await openDB(name, 3);
  expect(onClosed).toHaveBeenCalledOnce();
  newer.close();
});

test('a browser without IndexedDB is a failure like any other', async () => {
  vi.stubGlobal('indexedDB', undefined);
  try {
    await expect(openSharingDatabase()).rejects.toThrow();
  } finally {
    vi.unstubAllGlobals();
  }
});
