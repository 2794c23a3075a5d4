import { exists, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { models } from '../db/schema.ts';

/** The condition that there is a published model of that kind. */
export function modelWhere(db: Database, condition: SQL | undefined): SQL {
  const found = db
    .select({ one: sql`1` })
    .from(models)
    .where(condition);
  return exists(found);
}
