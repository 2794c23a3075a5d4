import { createApiClient } from '@howifeel/edge-api/contract';
import { openSharingDatabase, type SharingDatabase } from './database.ts';
import { createOutbox } from './outbox.ts';

let opened: Promise<SharingDatabase> | undefined;

/** The device's own database, opened once a page. */
export function sharingDatabase(): Promise<SharingDatabase> {
  return (opened ??= openSharingDatabase());
}

/** Sends what earlier visits could not, now and whenever the network comes back. */
export async function sendLeftovers(): Promise<void> {
  const outbox = createOutbox(await sharingDatabase(), createApiClient());
  window.addEventListener('online', () => void outbox.drainAll());
  await outbox.drainAll();
}
