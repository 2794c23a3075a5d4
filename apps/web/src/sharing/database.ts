import type { Sample, SessionCreate } from '@howifeel/edge-api/contract';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A session that this device began; the write token is what lets it add, change and delete. */
export interface OwnSession {
  /** Its name on this device, which is there before the server has heard of it. */
  id: string;
  /** What the server knows it by; absent until it was begun there. */
  server?: { id: string; sharePath: string };
  /** How it is to be begun there; absent once it was. */
  request?: SessionCreate | undefined;
  /** It was asked for, and no answer came: the server may have it all the same. */
  tried?: boolean;
  /** It was taken back: nothing more is sent of it, and it is deleted there as soon as the server can be told. */
  deleting?: true;
  writeToken: string;
  title: string;
  /** Its faces are the demo's, which are nobody's; absent in those of people. */
  demo?: true;
  modelId: string;
  startedAt: number;
  expiresAt: number;
  /**
   * `ending`: nothing will be added, and the server is told once it has everything. `refused`: the server would not begin it.
   * Absent in sessions that are open.
   */
  state?: 'ending' | 'ended' | 'refused';
}

/** What the browser keeps: own sessions, and samples that the server has not confirmed yet. */
export interface SharingSchema extends DBSchema {
  sessions: { key: string; value: OwnSession; indexes: { server: string } };
  samples: { key: [sessionId: string, seq: number]; value: { sessionId: string; seq: number; sample: Sample } };
}

export type SharingDatabase = IDBPDatabase<SharingSchema>;

/** As version 1 kept a session: under the server's id. */
type FirstVersion = OwnSession & { sharePath: string };

/**
 * Opens the device's own database; tests pass a name of their own.
 *
 * @param onClosed it can be used no more, and may be opened anew: the browser closed it, or a newer page waited for it
 */
export async function openSharingDatabase(
  name = 'howifeel',
  onClosed: () => void = () => undefined,
): Promise<SharingDatabase> {
  return openDB<SharingSchema>(name, 2, {
    async upgrade(database, from, _to, transaction) {
      if (from < 1) {
        database.createObjectStore('sessions', { keyPath: 'id' });
        database.createObjectStore('samples', { keyPath: ['sessionId', 'seq'] });
      }
      const sessions = transaction.objectStore('sessions');
      sessions.createIndex('server', 'server.id');
      for (const { sharePath, ...session } of (await sessions.getAll()) as FirstVersion[]) {
        await sessions.put({ ...session, server: { id: session.id, sharePath } });
      }
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

/** Where the samples of a session lie. */
export function samplesOf(sessionId: string): IDBKeyRange {
  return IDBKeyRange.bound([sessionId, 0], [sessionId, Infinity]);
}

/** The session of this device that the server knows by that id, if it is one. */
export function findOwnSession(database: SharingDatabase, serverId: string): Promise<OwnSession | undefined> {
  return database.getFromIndex('sessions', 'server', serverId);
}
