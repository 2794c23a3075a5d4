import { lte } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { sessions } from '../db/schema.ts';
import { deleteSessions } from './delete-sessions.ts';

/** Sessions deleted in one transaction, and transactions in one run: what is left is taken an hour later. */
const CHUNK = 20;
const MAX_CHUNKS = 100;

/** Deletes the sessions whose time is over. @returns how many */
export async function expireSessions(shards: readonly Database[], now: number): Promise<number> {
  const expired = await Promise.all(shards.map((db) => expireShard(db, now)));
  return expired.reduce((sum, count) => sum + count, 0);
}

async function expireShard(db: Database, now: number): Promise<number> {
  let expired = 0;
  for (let chunk = 0; chunk < MAX_CHUNKS; chunk++) {
    const rows = await db.select({ id: sessions.id }).from(sessions).where(lte(sessions.expiresAt, now)).limit(CHUNK);
    if (rows.length === 0) break;
    await deleteSessions(
      db,
      rows.map((row) => row.id),
    );
    expired += rows.length;
  }
  return expired;
}
