import { eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { models } from '../db/schema.ts';
import { Failure } from '../http/failure.ts';

/** A published model, retired or not. @throws Failure `not_found` */
export async function findModel(db: Database, id: string): Promise<typeof models.$inferSelect> {
  const [row] = await db.select().from(models).where(eq(models.id, id));
  if (row) return row;
  throw new Failure('not_found', `There is no model ${id}.`, 'GET /api/models lists those that there are.');
}
