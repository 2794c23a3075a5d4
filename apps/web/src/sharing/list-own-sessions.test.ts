import { expect, test } from 'vitest';
import { openSharingDatabase } from './database.ts';
import { listOwnSessions } from './list-own-sessions.ts';

const session = (id: string, startedAt: number, expiresAt: number) => ({
  id,
  writeToken: 't',
  server: { id, sharePath: `/s/${id}` },
  title: id,
  modelId: 'student',
  startedAt,
  expiresAt,
});
const sample = { seq: 0, track: 1, offsetMs: 0, frames: 1, histogram: [0, 0, 0, 1, 0, 0, 0] };

test('newest first, with what waits; what has expired is forgotten', async () => {
  const database = await openSharingDatabase(crypto.randomUUID());
  for (const each of [session('old', 1, 50), session('first', 2, 500), session('second', 3, 500)]) {
    await database.put('sessions', each);
  }
  for (const sessionId of ['old', 'first']) await database.put('samples', { sessionId, seq: 0, sample });
  const listed = await listOwnSessions(database, 100);
  expect(listed.map(({ id, waiting }) => [id, waiting])).toEqual([
    ['second', 0],
    ['first', 1],
  ]);
  expect(await database.getAllKeys('sessions')).toEqual(['first', 'second']);
  expect(await database.count('samples')).toBe(1);
});
