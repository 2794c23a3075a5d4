import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { publishLog } from '../db/schema.ts';

/**
 * The statement that writes one line of the publishing log; a repeated batch writes it once.
 *
 * @param condition what has to be so by then, or nothing is written: another request may have come in between
 */
export function logEntry(
  db: Database,
  { tokenId, action, modelId }: Pick<typeof publishLog.$inferInsert, 'tokenId' | 'action' | 'modelId'>,
  condition: SQL,
) {
  return db
    .insert(publishLog)
    .select(sql`select ${crypto.randomUUID()}, ${Date.now()}, ${tokenId}, ${action}, ${modelId} where ${condition}`)
    .onConflictDoNothing();
}
