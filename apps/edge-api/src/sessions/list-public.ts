import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { and, countDistinct, desc, eq, sql } from 'drizzle-orm';
import type { PublicFilter, SessionList } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { samples, sessions } from '../db/schema.ts';
import { rollUpColumns } from './roll-up.ts';
import { toDistribution } from './shares.ts';
import { wherePublic } from './where-public.ts';

/** What of a session everybody may see in a list. */
const columns = {
  id: sessions.id,
  title: sessions.title,
  visibility: sessions.visibility,
  modelId: sessions.modelId,
  detector: sessions.detector,
  startedAt: sessions.startedAt,
  endedAt: sessions.endedAt,
  expiresAt: sessions.expiresAt,
  faces: countDistinct(samples.track),
};

/**
 * The public sessions that have samples, newest first.
 *
 * @param cursor `next` of the page before: `<startedAt>-<id>` of its last session
 */
export async function listPublic(
  shards: readonly Database[],
  { cursor, limit, ...filter }: PublicFilter & { cursor?: string | undefined; limit: number },
): Promise<SessionList> {
  const [startedAt, id] = cursor?.split('-') ?? [];
  const before =
    cursor === undefined ? undefined : sql`(${sessions.startedAt}, ${sessions.id}) < (${Number(startedAt)}, ${id})`;
  const select = (db: Database) =>
    db
      .select({ session: columns, sums: rollUpColumns })
      .from(sessions)
      .innerJoin(samples, eq(samples.sessionId, sessions.id))
      .where(and(wherePublic(filter), before))
      .groupBy(sessions.startedAt, sessions.id)
      .orderBy(desc(sessions.startedAt), desc(sessions.id))
      .limit(limit + 1);
  const rows = (await Promise.all(shards.map(select)))
    .flat()
    .sort(({ session: a }, { session: b }) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1));

  const page = rows.slice(0, limit);
  const last = page.at(-1)?.session;
  return {
    sessions: page.map(({ session, sums }) => ({
      ...session,
      samples: sums.samples,
      frames: sums.frames,
      distribution: toDistribution(EMOTION_NAMES.map((name) => sums[name])),
    })),
    next: rows.length > limit && last ? `${last.startedAt}-${last.id}` : null,
  };
}
