import { getTableColumns, sql } from 'drizzle-orm';
import { readBearer } from '../auth/bearer-token.ts';
import { sha256Hex } from '../auth/hash.ts';
import { requireOwner, selectSession } from '../auth/session-access.ts';
import type { Sample } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { samples, sessions } from '../db/schema.ts';
import { Failure } from '../http/failure.ts';
import { isWatched } from '../live/is-watched.ts';
import { fromShares, toShares } from './shares.ts';

/** What {@link storeSamples} did. */
export interface Stored {
  /** The samples that were new, as they are stored. */
  fresh: Sample[];
  /** Whether somebody may be watching live. */
  watched: boolean;
}

/**
 * Stores a batch. A sample whose (session, seq) is there already changes nothing, so a client that
 * got no answer sends the same batch again.
 *
 * One round trip: the session is read, and in the same transaction the rows are written, if the token's hash fits and the
 * session is open; a session that is deleted meanwhile gets no orphans.
 *
 * @throws Failure `unauthorized`, `forbidden`, `not_found`, `session_ended`
 */
export async function storeSamples(
  db: Database,
  id: string,
  batch: readonly Sample[],
  authorization: string | undefined,
): Promise<Stored> {
  const writeHash = await sha256Hex(readBearer(authorization) ?? '');
  const shares = batch.map((s) => toShares(s.histogram));
  const rows = JSON.stringify(batch.map((s, n) => [s.seq, s.track, s.offsetMs, s.frames, ...shares[n]!]));

  const [[row], written] = await retryWrite(() =>
    db.batch([selectSession(db, id), insertRows(db, id, writeHash, rows)]),
  );
  const session = await requireOwner(row, authorization);
  if (session.endedAt !== null) {
    throw new Failure('session_ended', 'This session has ended; nothing can be added.', 'Begin a new one.');
  }
  const seqs = new Set(written.map(({ seq }) => seq));
  const fresh = batch.flatMap((s, n) => (seqs.delete(s.seq) ? [{ ...s, histogram: fromShares(shares[n]!) }] : []));
  return { fresh, watched: isWatched(session) };
}

/** All rows as one parameter (D1 allows 100), unpacked by SQLite in the order of the table's columns. */
function insertRows(db: Database, id: string, writeHash: string, rows: string) {
  const fields = Object.keys(getTableColumns(samples)).slice(1);
  const values = sql.raw(fields.map((_, index) => `value ->> ${index}`).join(', '));
  return db
    .insert(samples)
    .select(
      sql`select ${id}, ${values} from json_each(${rows}) where exists (
        select 1 from ${sessions} where ${sessions.id} = ${id} and ${sessions.writeHash} = ${writeHash}
          and ${sessions.endedAt} is null and ${sessions.expiresAt} > ${Date.now()})`,
    )
    .onConflictDoNothing()
    .returning({ seq: samples.seq });
}
