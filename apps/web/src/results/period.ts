/** How far back the dashboard looks. */
export type Period = 'all' | 'month' | 'week' | 'day';

const DAYS: Record<Exclude<Period, 'all'>, number> = { month: 30, week: 7, day: 1 };

/** The first UTC day of a period that ends now, as the API takes it; undefined for all of time. */
export function firstDayOf(period: Period, now = Date.now()): string | undefined {
  if (period === 'all') return undefined;
  return new Date(now - (DAYS[period] - 1) * 24 * 3600 * 1000).toISOString().slice(0, 10);
}
