import { eq } from 'drizzle-orm';
import type { ModelPatch, ModelSummary } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { models } from '../db/schema.ts';
import { Failure } from '../http/failure.ts';
import { findModel } from './find-model.ts';
import { toSummary } from './list-models.ts';
import { logEntry } from './log-entry.ts';
import { forgetRegistry } from './remember.ts';

/**
 * Makes a model the default, retires it or takes it back.
 *
 * @throws Failure `not_found`; `conflict` when the default would be a retired model
 */
export async function patchModel(db: Database, id: string, patch: ModelPatch, tokenId: string): Promise<ModelSummary> {
  const before = await findModel(db, id);
  const retired = patch.retired ?? before.retiredAt !== null;
  if (retired && (patch.default ?? before.isDefault)) {
    throw new Failure(
      'conflict',
      `Model ${id} cannot be both the default and retired.`,
      'Make another model the default first.',
    );
  }

  const log = (action: 'default' | 'retire' | 'unretire') => logEntry(db, { tokenId, action, modelId: id });
  const retire = db
    .update(models)
    .set({ retiredAt: retired ? (before.retiredAt ?? Date.now()) : null })
    .where(eq(models.id, id));
  const makeDefault = [
    // Two statements, since the index that allows one default is checked row by row.
    db.update(models).set({ isDefault: false }).where(eq(models.isDefault, true)),
    db.update(models).set({ isDefault: true }).where(eq(models.id, id)),
    log('default'),
  ];
  await retryWrite(() =>
    db.batch([
      retire,
      ...(patch.retired === undefined ? [] : [log(patch.retired ? 'retire' : 'unretire')]),
      ...(patch.default ? makeDefault : []),
    ]),
  );
  forgetRegistry();
  return toSummary(await findModel(db, id));
}
