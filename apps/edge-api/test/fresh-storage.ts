/** Before every test file: a migrated database and a bucket, both empty. The files share one Worker, which starts once. */
import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { openDatabase } from '../src/db/database.ts';
import { models, publishLog, publishTokens, samples, sessions } from '../src/db/schema.ts';

await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);

const db = openDatabase(env.DB);
for (const table of [models, publishLog, publishTokens, samples, sessions]) await db.delete(table);

const { objects } = await env.BLOBS.list();
await env.BLOBS.delete(objects.map((object) => object.key));
