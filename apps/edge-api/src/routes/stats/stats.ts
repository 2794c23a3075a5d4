import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { publicFilterSchema, statsSchema } from '../../contract/index.ts';
import { openShards } from '../../db/shards.ts';
import type { AppEnv } from '../../env.ts';
import { callerNetwork, limitRate } from '../../http/limit-rate.ts';
import { jsonAnswer, refusals } from '../../http/responses.ts';
import { computeStats } from '../../sessions/compute-stats.ts';
import { STATS_FRESH_MS, statsMemory } from './stats-memory.ts';

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

/** The browser keeps an answer as long as {@link statsMemory} does. */
const CACHE = { 'cache-control': `public, max-age=${STATS_FRESH_MS / 1000}` };

/** What everybody asks for, the totals without a filter, is remembered; there are too many filters to remember each. */
export const statsRoutes = new OpenAPIHono<AppEnv>().openapi(read, async (c) => {
  const filter = c.req.valid('query');
  const compute = () => computeStats(openShards(c.env), filter);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return c.json(await (isFiltered ? compute() : statsMemory.remember('all', compute)), 200, CACHE);
});
