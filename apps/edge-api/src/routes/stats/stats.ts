import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { publicFilterSchema, statsSchema } from '../../contract/index.ts';
import { openShards } from '../../db/shards.ts';
import type { AppEnv } from '../../env.ts';
import { callerNetwork, limitRate } from '../../http/limit-rate.ts';
import { jsonAnswer, refusals } from '../../http/responses.ts';
import { computeStats } from '../../sessions/compute-stats.ts';

const read = createRoute({
  method: 'get',
  path: '/stats',
  tags: ['Statistics'],
  summary: 'Totals over public sessions',
  middleware: limitRate('LIMIT_READ', callerNetwork),
  request: { query: publicFilterSchema },
  responses: {
    200: jsonAnswer('Of all, by day and by model.', statsSchema),
    ...refusals('invalid_request', 'too_many_requests'),
  },
});

/** Reads every public sample, so the answer may be a minute old. */
export const statsRoutes = new OpenAPIHono<AppEnv>().openapi(read, async (c) =>
  c.json(await computeStats(openShards(c.env), c.req.valid('query')), 200, { 'cache-control': 'public, max-age=60' }),
);
