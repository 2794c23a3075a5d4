import type { Stats } from '@howifeel/edge-api/contract';

type Day = Stats['byDay'][number];

const DAY_MS = 24 * 3600 * 1000;

/**
 * The days from the first to the last without a gap, and at least `atLeast` of them, so that a chart of days is as wide as time
 * is long.
 *
 * @param days in order, as /api/stats gives them
 */
export function fillDays(days: readonly Day[], atLeast: number): Day[] {
  const last = days.at(-1);
  if (!last) return [];
  const known = new Map(days.map((day) => [day.day, day]));
  const end = Date.parse(last.day);
  const begin = Math.min(Date.parse(days[0]!.day), end - (atLeast - 1) * DAY_MS);
  return Array.from({ length: Math.round((end - begin) / DAY_MS) + 1 }, (_, n) => {
    const day = new Date(begin + n * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, sessions: 0, samples: 0, frames: 0, distribution: null };
  });
}
