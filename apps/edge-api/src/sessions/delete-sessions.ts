import { sql } from 'drizzle-orm';
import type { SessionRow } from '../auth/session-access.ts';
import type { Database } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { samples, sessions } from '../db/schema.ts';

/** Deletes sessions and every row of theirs, all or nothing. @returns those sessions, as they were last */
export async function deleteSessions(db: Database, ids: readonly string[]): Promise<SessionRow[]> {
  const list = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const [, deleted] = await retryWrite(() =>
    db.batch([
      db.delete(samples).where(sql`${samples.sessionId} in ${list}`),
      db
        .delete(sessions)
        .where(sql`${sessions.id} in ${list}`)
        .returning(),
    ]),
  );
  return deleted;
}
