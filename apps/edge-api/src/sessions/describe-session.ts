import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { asc, eq } from 'drizzle-orm';
import type { SessionRow } from '../auth/session-access.ts';
import type { SessionDetail } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { samples } from '../db/schema.ts';
import { toDistribution, toHistogram } from './shares.ts';

export type SampleRow = typeof samples.$inferSelect;

/** The samples of a session in order of time. */
export function selectSamples(db: Database, sessionId: string) {
  return db
    .select()
    .from(samples)
    .where(eq(samples.sessionId, sessionId))
    .orderBy(asc(samples.offsetMs), asc(samples.seq));
}

/** A session with the timeline of every face, worked out from its rows. */
export function describeSession({ writeHash: _, ...session }: SessionRow, rows: readonly SampleRow[]): SessionDetail {
  const tracks = [...Map.groupBy(rows, (row) => row.track)].map(([track, own]) => ({
    track,
    ...sumUp(own),
    timeline: own.map((row) => ({
      seq: row.seq,
      offsetMs: row.offsetMs,
      frames: row.frames,
      histogram: toHistogram(row),
    })),
  }));
  return { ...session, faces: tracks.length, samples: rows.length, ...sumUp(rows), tracks };
}

/** Frames, and the mean over them. */
function sumUp(rows: readonly SampleRow[]) {
  const sum = (figure: (row: SampleRow) => number) => rows.reduce((total, row) => total + figure(row), 0);
  const sums = EMOTION_NAMES.map((name) => sum((row) => row.frames * row[name]));
  return { frames: sum((row) => row.frames), distribution: toDistribution(sums) };
}
