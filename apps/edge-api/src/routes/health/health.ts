import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { count } from 'drizzle-orm';
import { openDatabase } from '../../db/database.ts';
import { models, sessions } from '../../db/schema.ts';
import { openShards } from '../../db/shards.ts';
import type { AppEnv } from '../../env.ts';
import { jsonAnswer } from '../../http/responses.ts';

const read = createRoute({
  method: 'get',
  path: '/health',
  tags: ['Service'],
  summary: 'Is the service up, and are its databases migrated?',
  responses: { 200: jsonAnswer('It is.', z.object({ status: z.literal('ok'), models: z.int() })) },
});

export const healthRoutes = new OpenAPIHono<AppEnv>().openapi(read, async (c) => {
  const [row] = await openDatabase(c.env.DB).select({ models: count() }).from(models);
  await Promise.all(openShards(c.env).map((db) => db.select({ id: sessions.id }).from(sessions).limit(1)));
  return c.json({ status: 'ok' as const, models: row?.models ?? 0 }, 200, { 'cache-control': 'no-store' });
});
