import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { countDistinct, eq, sql } from 'drizzle-orm';
import type { PublicFilter, Stats } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { samples, sessions } from '../db/schema.ts';
import { rollUpColumns, type RollUp } from './roll-up.ts';
import { toDistribution } from './shares.ts';
import { wherePublic } from './where-public.ts';

type Totals = RollUp & { sessions: number };

/** Totals over the public sessions: of all, by day and by model. A session belongs to one day and one model. */
export async function computeStats(shards: readonly Database[], filter: PublicFilter): Promise<Stats> {
  const day = sql<string>`date(${sessions.startedAt} / 1000, 'unixepoch')`;
  const select = (db: Database) =>
    db
      .select({ day, modelId: sessions.modelId, sessions: countDistinct(sessions.id), ...rollUpColumns })
      .from(sessions)
      .innerJoin(samples, eq(samples.sessionId, sessions.id))
      .where(wherePublic(filter))
      .groupBy(day, sessions.modelId);
  const groups = (await Promise.all(shards.map(select))).flat();

  const byDay = [...Map.groupBy(groups, (group) => group.day)].sort(([a], [b]) => a.localeCompare(b));
  const byModel = [...Map.groupBy(groups, (group) => group.modelId)].sort(([a], [b]) => a.localeCompare(b));
  return {
    ...add(groups),
    byDay: byDay.map(([day, same]) => ({ day, ...add(same) })),
    byModel: byModel.map(([modelId, same]) => ({ modelId, ...add(same) })),
  };
}

function add(groups: readonly Totals[]) {
  const sum = (key: keyof Totals) => groups.reduce((total, group) => total + group[key], 0);
  return {
    sessions: sum('sessions'),
    samples: sum('samples'),
    frames: sum('frames'),
    distribution: toDistribution(EMOTION_NAMES.map(sum)),
  };
}
