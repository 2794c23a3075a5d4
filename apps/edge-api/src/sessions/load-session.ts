import { requireReadable, selectSession } from '../auth/session-access.ts';
import { describeSession, type SessionDetail } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { selectSamples, toSample } from './select-samples.ts';
import { toFields } from './to-fields.ts';

/** A session as its readers see it, in one round trip. @throws Failure `not_found`, also for the private ones of others */
export async function loadSession(db: Database, id: string, authorization: string | undefined): Promise<SessionDetail> {
  const [[row], rows] = await db.batch([selectSession(db, id), selectSamples(db, id)]);
  return describeSession(toFields(await requireReadable(row, authorization)), rows.map(toSample));
}
