import { and, eq, isNull, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { ModelPatch, ModelSummary } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { models } from '../db/schema.ts';
import { Failure } from '../http/failure.ts';
import { findModel } from './find-model.ts';
import { toSummary } from './list-models.ts';
import { logEntry } from './log-entry.ts';
import { modelWhere } from './model-where.ts';
import { registryMemory } from './registry-memory.ts';

/**
 * Makes a model the default, retires it or takes it back. The statements themselves see to it that the default is not retired,
 * whatever another request does meanwhile.
 *
 * @throws Failure `not_found`; `conflict` when the default would be a retired model
 */
export async function patchModel(db: Database, id: string, patch: ModelPatch, tokenId: string): Promise<ModelSummary> {
  await findModel(db, id);
  if (patch.retired && patch.default) throw bothDefaultAndRetired(id);
  const statements = [
    ...(patch.retired === undefined ? [] : retire(db, id, patch.retired, tokenId)),
    ...(patch.default ? makeDefault(db, id, tokenId) : []),
    // As it is then, before another request changes it again. No model is ever deleted.
    db.select().from(models).where(eq(models.id, id)),
  ] as BatchItem<'sqlite'>[] as [BatchItem<'sqlite'>];
  const results: unknown[] = await retryWrite(() => db.batch(statements));
  registryMemory.forget();
  const [after] = results.at(-1) as [typeof models.$inferSelect];
  if (patch.default && !after.isDefault) throw bothDefaultAndRetired(id, 'Take it back first: {"retired": false}.');
  if (patch.retired && after.retiredAt === null) throw bothDefaultAndRetired(id);
  return toSummary(after);
}

/** Sets when a model was retired, unless it is the default; null takes it back. */
function retire(db: Database, id: string, retired: boolean, tokenId: string): BatchItem<'sqlite'>[] {
  const retiredAt = retired ? sql<number>`coalesce(${models.retiredAt}, ${Date.now()})` : null;
  const itself = and(eq(models.id, id), eq(models.isDefault, false));
  return [
    db.update(models).set({ retiredAt }).where(itself),
    logEntry(db, { tokenId, action: retired ? 'retire' : 'unretire', modelId: id }, modelWhere(db, itself)),
  ];
}

/** Takes the place of the default, unless retired. Two statements, since the index that allows one default is checked row by row. */
function makeDefault(db: Database, id: string, tokenId: string): BatchItem<'sqlite'>[] {
  const itself = and(eq(models.id, id), isNull(models.retiredAt));
  const there = modelWhere(db, itself);
  return [
    db
      .update(models)
      .set({ isDefault: false })
      .where(and(eq(models.isDefault, true), there)),
    db.update(models).set({ isDefault: true }).where(itself),
    logEntry(db, { tokenId, action: 'default', modelId: id }, there),
  ];
}

function bothDefaultAndRetired(id: string, hint = 'Make another model the default first.'): Failure {
  return new Failure('conflict', `Model ${id} cannot be both the default and retired.`, hint);
}
