import type { Sample } from '@howifeel/edge-api/contract';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A session that this device began; the write token is what lets it add, change and delete. */
export interface OwnSession {
  id: string;
  writeToken: string;
  sharePath: string;
  title: string;
  modelId: string;
  startedAt: number;
  expiresAt: number;
  /**
   * `ending`: nothing will be added, and the server is told once it has everything. Absent in records of older versions,
   * and in sessions that are open.
   */
  state?: 'ending' | 'ended';
}

/** What the browser keeps: own sessions, and samples that the server has not confirmed yet. */
export interface SharingSchema extends DBSchema {
  sessions: { key: string; value: OwnSession };
  samples: { key: [sessionId: string, seq: number]; value: { sessionId: string; seq: number; sample: Sample } };
}

export type SharingDatabase = IDBPDatabase<SharingSchema>;

/** Opens the device's own database; tests pass a name of their own. */
export function openSharingDatabase(name = 'howifeel'): Promise<SharingDatabase> {
  return openDB<SharingSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('sessions', { keyPath: 'id' });
      database.createObjectStore('samples', { keyPath: ['sessionId', 'seq'] });
    },
  });
}
