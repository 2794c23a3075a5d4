import { createApiClient } from '@howifeel/edge-api/contract';
import { openSharingDatabase, type SharingDatabase } from './database.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { isAbandoned } from './session-lock.ts';

let database: Promise<SharingDatabase> | undefined;
let outbox: Promise<Outbox> | undefined;

const close = () => (database = outbox = undefined);

/** The device's own database, opened once a page; again, when the browser closed it or would not open it. */
export function sharingDatabase(): Promise<SharingDatabase> {
  return (database ??= openSharingDatabase(undefined, close).catch((error: unknown) => {
    close();
    throw error;
  }));
}

/** The outbox of that database: one a page. */
export function sharingOutbox(): Promise<Outbox> {
  return (outbox ??= sharingDatabase().then((opened) => createOutbox(opened, createApiClient())));
}

/** Milliseconds between two tries while a page is open: a server that was busy says nothing when it is not any more. */
const RETRY_MS = 60_000;

/**
 * Sends what earlier visits could not, now, whenever the network comes back and now and then, and ends sessions of closed tabs.
 * A browser that keeps nothing has nothing to send.
 */
export async function sendLeftovers(): Promise<void> {
  const send = () =>
    sharingOutbox()
      .then((box) => box.drainAll())
      .catch(() => undefined);
  window.addEventListener('online', () => void send());
  setInterval(() => void send(), RETRY_MS);
  await endAbandoned().catch(() => undefined);
  await send();
}

async function endAbandoned(): Promise<void> {
  const [opened, box] = [await sharingDatabase(), await sharingOutbox()];
  for (const session of await opened.getAll('sessions')) {
    if (!session.state && (await isAbandoned(session.id))) await box.change(session.id, { state: 'ending' });
  }
}
