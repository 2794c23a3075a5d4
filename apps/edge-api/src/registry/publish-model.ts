import type { ModelManifest } from '@howifeel/fer-models/manifest';
import { and, eq, not } from 'drizzle-orm';
import type { ModelSummary } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { retryWrite } from '../db/retry-write.ts';
import { models } from '../db/schema.ts';
import { Failure } from '../http/failure.ts';
import { findModel } from './find-model.ts';
import { toSummary } from './list-models.ts';
import { logEntry } from './log-entry.ts';
import { modelWhere } from './model-where.ts';
import { registryMemory } from './registry-memory.ts';
import { requireShards } from './require-shards.ts';
import { summarise } from './summarise.ts';

interface Publication {
  manifest: ModelManifest;
  tokenId: string;
  /** Allows another manifest under an id that is published already. */
  replace: boolean;
}

/**
 * Puts a model into the registry once its weights are all there. The first one becomes the default. Publishing the same
 * manifest again changes nothing, so an upload that was cut off can simply be repeated.
 *
 * @throws Failure `missing_blobs`, `invalid_manifest`, or `conflict` when the id belongs to another manifest
 */
export async function publishModel(
  db: Database,
  bucket: R2Bucket,
  { manifest, tokenId, replace }: Publication,
): Promise<ModelSummary> {
  await requireShards(bucket, manifest);
  const { id } = manifest;
  const text = JSON.stringify(manifest);
  const [existing] = await db.select({ manifest: models.manifest }).from(models).where(eq(models.id, id));

  if (existing?.manifest !== text && (!existing || replace)) {
    const row = { id, manifest: text, summary: summarise(manifest), publishedAt: Date.now() };
    const insert = db.insert(models).values(row);
    const itself = and(eq(models.id, id), eq(models.manifest, text));
    const statements = [
      replace ? insert.onConflictDoUpdate({ target: models.id, set: row }) : insert.onConflictDoNothing(),
      db
        .update(models)
        .set({ isDefault: true })
        .where(and(eq(models.id, id), not(modelWhere(db, eq(models.isDefault, true))))),
      logEntry(db, { tokenId, action: existing ? 'replace' : 'publish', modelId: id }, modelWhere(db, itself)),
    ] as const;
    await retryWrite(() => db.batch(statements));
    registryMemory.forget();
  }

  const published = await findModel(db, id);
  if (published.manifest === text) return toSummary(published);
  throw new Failure(
    'conflict',
    `Model ${id} is published with another manifest.`,
    'Publish under a new id, or replace it with ?replace=true and an admin token.',
  );
}
