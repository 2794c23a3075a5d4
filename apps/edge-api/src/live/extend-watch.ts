import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { sessions } from '../db/schema.ts';

/** How long the mark lasts: when nobody watches any more, samples are told in vain for at most so long. */
const WATCH_MS = 10 * 60 * 1000;

/** Marks a session as watched. Writes a row only when the mark is half over, so that many viewers cost one write. */
export function extendWatch(db: Database, id: string, now: number) {
  return db
    .update(sessions)
    .set({ watchedUntil: now + WATCH_MS })
    .where(and(eq(sessions.id, id), lt(sessions.watchedUntil, now + WATCH_MS / 2)));
}
