/** Before every test file: two migrated databases and a bucket, all empty. The files share one Worker, which starts once. */
import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { openDatabase } from '../src/db/database.ts';
import { models, publishLog, publishTokens, samples, sessions } from '../src/db/schema.ts';
import { registryMemory } from '../src/registry/registry-memory.ts';
import { statsMemory } from '../src/routes/stats/stats-memory.ts';

for (const binding of [env.DB, env.DB_1]) {
  await applyD1Migrations(binding, env.TEST_MIGRATIONS);
  const db = openDatabase(binding);
  for (const table of [models, publishLog, publishTokens, samples, sessions]) await db.delete(table);
}

const { objects } = await env.BLOBS.list();
await env.BLOBS.delete(objects.map((object) => object.key));
registryMemory.forget();
statsMemory.forget();
