import { and, asc, eq, gt } from 'drizzle-orm';
import type { Sample } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { samples } from '../db/schema.ts';
import { toHistogram } from './shares.ts';

/** The rows of a session's samples in order of time, or only those that follow a seq. */
export function selectSamples(db: Database, sessionId: string, { after = -1 }: { after?: number } = {}) {
  return db
    .select()
    .from(samples)
    .where(and(eq(samples.sessionId, sessionId), gt(samples.seq, after)))
    .orderBy(asc(samples.offsetMs), asc(samples.seq));
}

/** A row as it goes over the wire. */
export function toSample(row: typeof samples.$inferSelect): Sample {
  const { seq, track, offsetMs, frames } = row;
  return { seq, track, offsetMs, frames, histogram: toHistogram(row) };
}
