import { eq } from 'drizzle-orm';
import type { SessionRow } from '../auth/session-access.ts';
import type { SessionPatch } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { sessions } from '../db/schema.ts';

/** Changes title or visibility, or ends the session; ending it twice keeps the first time. */
export async function patchSession(
  db: Database,
  session: SessionRow,
  { ended, ...fields }: SessionPatch,
): Promise<SessionRow> {
  const changes = { ...fields, ...(ended ? { endedAt: session.endedAt ?? Date.now() } : {}) };
  await retryWrite(() => db.update(sessions).set(changes).where(eq(sessions.id, session.id)));
  return { ...session, ...changes };
}
