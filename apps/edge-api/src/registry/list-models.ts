import { desc } from 'drizzle-orm';
import type { ModelList, ModelSummary } from '../contract/index.ts';
import type { Database } from '../db/database.ts';
import { models } from '../db/schema.ts';
import { registryMemory } from './registry-memory.ts';

const columns = {
  summary: models.summary,
  publishedAt: models.publishedAt,
  retiredAt: models.retiredAt,
  isDefault: models.isDefault,
};

/** The registry, newest first; retired models only when asked for. */
export async function listModels(db: Database, { retired }: { retired: boolean }): Promise<ModelList> {
  const all = await registryMemory.remember('models', async () => {
    const rows = await db.select(columns).from(models).orderBy(desc(models.publishedAt), models.id);
    return rows.map(toSummary);
  });
  return {
    default: all.find((model) => model.isDefault)?.id ?? null,
    models: all.filter((model) => retired || !model.retired),
  };
}

/** A row of the registry, as lists show it. */
export function toSummary(row: Pick<typeof models.$inferSelect, keyof typeof columns>): ModelSummary {
  return {
    ...row.summary,
    publishedAt: new Date(row.publishedAt).toISOString(),
    isDefault: row.isDefault,
    retired: row.retiredAt !== null,
  };
}
