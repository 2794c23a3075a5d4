import { createApiClient } from '@howifeel/edge-api/contract';
import { openSharingDatabase, type SharingDatabase } from './database.ts';
import { createOutbox } from './outbox.ts';
import { isAbandoned } from './session-lock.ts';

let opened: Promise<SharingDatabase> | undefined;

/** The device's own database, opened once a page. */
export function sharingDatabase(): Promise<SharingDatabase> {
  return (opened ??= openSharingDatabase());
}

/** Sends what earlier visits could not, now and whenever the network comes back, and ends the sessions of closed tabs. */
export async function sendLeftovers(): Promise<void> {
  const database = await sharingDatabase();
  const outbox = createOutbox(database, createApiClient());
  window.addEventListener('online', () => void outbox.drainAll());
  for (const session of await database.getAll('sessions')) {
    if (!session.state && (await isAbandoned(session.id))) await outbox.change(session.id, { state: 'ending' });
  }
  await outbox.drainAll();
}
