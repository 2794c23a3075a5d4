import type { Database } from '../db/database.ts';
import { publishLog } from '../db/schema.ts';

/** The statement that writes one line of the publishing log; a repeated batch writes it once. */
export function logEntry(db: Database, entry: Pick<typeof publishLog.$inferInsert, 'tokenId' | 'action' | 'modelId'>) {
  return db
    .insert(publishLog)
    .values({ id: crypto.randomUUID(), at: Date.now(), ...entry })
    .onConflictDoNothing();
}
