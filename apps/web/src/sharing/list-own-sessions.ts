import { samplesOf, type OwnSession, type SharingDatabase } from './database.ts';

/** A session of this device and how many of its samples the server does not have yet. */
export interface ListedSession extends OwnSession {
  waiting: number;
}

/** What this device shared, newest first. What has expired on the server is forgotten here as well, with what waits for it. */
export async function listOwnSessions(database: SharingDatabase, now = Date.now()): Promise<ListedSession[]> {
  const listed: ListedSession[] = [];
  for (const session of await database.getAll('sessions')) {
    const range = samplesOf(session.id);
    if (session.expiresAt > now) listed.push({ ...session, waiting: await database.count('samples', range) });
    else {
      await database.delete('samples', range);
      await database.delete('sessions', session.id);
    }
  }
  return listed.sort((a, b) => b.startedAt - a.startedAt);
}
