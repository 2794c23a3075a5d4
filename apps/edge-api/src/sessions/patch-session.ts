import { eq, sql } from 'drizzle-orm';
import type { SessionRow } from '../auth/session-access.ts';
import type { SessionPatch } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { sessions } from '../db/schema.ts';

/**
 * Changes title or visibility, or ends the session; ending it twice keeps the first time.
 *
 * @returns the session as it is now; undefined when it is deleted meanwhile
 */
export async function patchSession(
  db: Database,
  id: string,
  { ended, ...fields }: SessionPatch,
): Promise<SessionRow | undefined> {
  const end = ended && { endedAt: sql<number>`coalesce(${sessions.endedAt}, ${Date.now()})` };
  const [row] = await retryWrite(() =>
    db
      .update(sessions)
      .set({ ...fields, ...end })
      .where(eq(sessions.id, id))
      .returning(),
  );
  return row;
}
