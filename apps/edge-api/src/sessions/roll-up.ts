import { EMOTION_NAMES, type EmotionName } from '@howifeel/fer-data/emotions';
import { type SQL, count, sql } from 'drizzle-orm';
import { samples } from '../db/schema.ts';

/** Each emotion's sum over all frames; one column an emotion. */
const weighted = Object.fromEntries(
  EMOTION_NAMES.map((name) => [name, sql<number>`coalesce(sum(${samples.frames} * ${samples[name]}), 0)`]),
) as Record<EmotionName, SQL<number>>;

/** Columns that sum up sample rows, however the caller groups them. Always from rows, never counters: a retry counts once. */
export const rollUpColumns = {
  samples: count(samples.seq),
  frames: sql<number>`coalesce(sum(${samples.frames}), 0)`,
  ...weighted,
};

/** What {@link rollUpColumns} yield. */
export type RollUp = Record<'samples' | 'frames' | EmotionName, number>;
