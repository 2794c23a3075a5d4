import { and, eq, gt, gte, lt, type SQL } from 'drizzle-orm';
import { DAY_MS, type PublicFilter } from '../contract/index.ts';
import { sessions } from '../db/schema.ts';

/** The public sessions that have not expired and pass the filter. Days are those of UTC, both included. */
export function wherePublic({ model, from, to }: PublicFilter): SQL | undefined {
  return and(
    eq(sessions.visibility, 'public'),
    gt(sessions.expiresAt, Date.now()),
    model === undefined ? undefined : eq(sessions.modelId, model),
    from === undefined ? undefined : gte(sessions.startedAt, Date.parse(from)),
    to === undefined ? undefined : lt(sessions.startedAt, Date.parse(to) + DAY_MS),
  );
}
