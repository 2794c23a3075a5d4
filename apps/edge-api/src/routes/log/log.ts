import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { requirePublishToken } from '../../auth/require-publish-token.ts';
import { publishLogSchema } from '../../contract/index.ts';
import { openDatabase } from '../../db/database.ts';
import type { AppEnv } from '../../env.ts';
import { jsonAnswer, refusals } from '../../http/responses.ts';
import { readLog } from '../../registry/read-log.ts';

const read = createRoute({
  method: 'get',
  path: '/log',
  tags: ['Service'],
  security: [{ publishToken: [] }],
  summary: 'Who published, replaced or retired which model',
  middleware: [requirePublishToken(() => 'admin')] as const,
  responses: {
    200: jsonAnswer('Newest first, at most 200.', publishLogSchema),
    ...refusals('unauthorized', 'forbidden'),
  },
});

export const logRoutes = new OpenAPIHono<AppEnv>().openapi(read, async (c) =>
  c.json(await readLog(openDatabase(c.env.DB)), 200, { 'cache-control': 'no-store' }),
);
