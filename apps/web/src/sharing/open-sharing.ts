import { createApiClient } from '@howifeel/edge-api/contract';
import { openSharingDatabase, type SharingDatabase } from './database.ts';
import { createOutbox } from './outbox.ts';
import { isAbandoned } from './session-lock.ts';

let opened: Promise<SharingDatabase> | undefined;

/** The device's own database, opened once a page. */
export function sharingDatabase(): Promise<SharingDatabase> {
  return (opened ??= openSharingDatabase());
}

/** Milliseconds between two tries while a page is open: a server that was busy says nothing when it is not any more. */
const RETRY_MS = 60_000;

/** Sends what earlier visits could not, now, whenever the network comes back and now and then, and ends sessions of closed tabs. */
export async function sendLeftovers(): Promise<void> {
  const database = await sharingDatabase();
  const outbox = createOutbox(database, createApiClient());
  window.addEventListener('online', () => void outbox.drainAll());
  setInterval(() => void outbox.drainAll(), RETRY_MS);
  for (const session of await database.getAll('sessions')) {
    if (!session.state && (await isAbandoned(session.id))) await outbox.change(session.id, { state: 'ending' });
  }
  await outbox.drainAll();
}
