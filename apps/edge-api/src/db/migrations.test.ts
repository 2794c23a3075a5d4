import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { seedFirstSchema } from '../../test/seed-first-schema.ts';

const MIGRATIONS_TABLE = 'd1_migrations';

it('keep every row of every table, and every value of it', async () => {
  const [first, ...later] = env.TEST_MIGRATIONS as [D1Migration, ...D1Migration[]];
  const db = env.DB_OLD;
  await applyD1Migrations(db, [first], MIGRATIONS_TABLE);
  await seedFirstSchema(db);
  const before = await readAll(db);
  expect(Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.length]))).toEqual({
    models: 2,
    publish_log: 3,
    publish_tokens: 2,
    samples: 400,
    sessions: 40,
  });

  expect(later.length).toBeGreaterThan(0);
  await applyD1Migrations(db, env.TEST_MIGRATIONS, MIGRATIONS_TABLE);
  const after = await readAll(db);
  for (const [table, rows] of Object.entries(before)) {
    // Columns may be added; those that there were hold what they held.
    expect(after[table], table).toHaveLength(rows.length);
    rows.forEach((row, n) => expect(after[table]?.[n], table).toMatchObject(row));
  }
});

/** All rows of all tables of ours, in the order of their keys. */
async function readAll(db: D1Database): Promise<Record<string, Record<string, unknown>[]>> {
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const table of ['models', 'publish_log', 'publish_tokens', 'samples', 'sessions']) {
    tables[table] = (await db.prepare(`select * from ${table} order by 1, 2`).all()).results;
  }
  return tables;
}
