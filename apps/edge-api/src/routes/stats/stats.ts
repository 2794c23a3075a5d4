import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { statsSchema } from '../../contract/index.ts';
import { openDatabase } from '../../db/database.ts';
import type { AppEnv } from '../../env.ts';
import { jsonAnswer } from '../../http/responses.ts';
import { computeStats } from '../../sessions/compute-stats.ts';

const read = createRoute({
  method: 'get',
  path: '/stats',
  tags: ['Statistics'],
  summary: 'Totals over public sessions',
  responses: { 200: jsonAnswer('Of all, by day and by model.', statsSchema) },
});

/** Reads every public sample, so the answer may be a minute old. */
export const statsRoutes = new OpenAPIHono<AppEnv>().openapi(read, async (c) =>
  c.json(await computeStats(openDatabase(c.env.DB)), 200, { 'cache-control': 'public, max-age=60' }),
);
