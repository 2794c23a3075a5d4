import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import type { Context } from 'hono';
import { type SessionDetail, sessionDetailSchema, sessionIdSchema } from '../../contract/index.ts';
import { openShard } from '../../db/shards.ts';
import type { AppEnv } from '../../env.ts';
import { callerNetwork, limitRate } from '../../http/limit-rate.ts';
import { jsonAnswer, refusals } from '../../http/responses.ts';
import { revalidate } from '../../http/revalidate.ts';
import { loadSession } from '../../sessions/load-session.ts';

const params = z.object({ id: sessionIdSchema });

const asJson = createRoute({
  method: 'get',
  path: '/sessions/{id}/export.json',
  tags: ['Sessions'],
  summary: 'Download a session as JSON',
  middleware: [limitRate('LIMIT_OPEN', callerNetwork), revalidate] as const,
  request: { params },
  responses: { 200: jsonAnswer('As a file.', sessionDetailSchema), ...refusals('not_found', 'too_many_requests') },
});

const asCsv = createRoute({
  method: 'get',
  path: '/sessions/{id}/export.csv',
  tags: ['Sessions'],
  summary: 'Download a session as CSV, one line a sample',
  middleware: [limitRate('LIMIT_OPEN', callerNetwork), revalidate] as const,
  request: { params },
  responses: {
    200: { description: 'As a file.', content: { 'text/csv': { schema: z.string() } } },
    ...refusals('not_found', 'too_many_requests'),
  },
});

export const exportRoutes = new OpenAPIHono<AppEnv>()
  .openapi(asJson, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await load(c, id), 200, asFile(`howifeel-${id}.json`));
  })
  .openapi(asCsv, async (c) => {
    const { id } = c.req.valid('param');
    return c.body(toCsv(await load(c, id)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      ...asFile(`howifeel-${id}.csv`),
    });
  });

function load(c: Context<AppEnv>, id: string): Promise<SessionDetail> {
  return loadSession(openShard(c.env, id), id, c.req.header('authorization'));
}

function asFile(name: string): Record<string, string> {
  return { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-cache' };
}

/** Numbers only, so nothing needs quoting and no spreadsheet finds a formula. */
function toCsv({ startedAt, tracks }: SessionDetail): string {
  const header = ['time', 'seq', 'track', 'offset_ms', 'frames', ...EMOTION_NAMES];
  const lines = tracks.flatMap(({ track, timeline }) =>
    timeline.map((s) => [
      new Date(startedAt + s.offsetMs).toISOString(),
      s.seq,
      track,
      s.offsetMs,
      s.frames,
      ...s.histogram,
    ]),
  );
  return [header, ...lines].map((cells) => cells.join(',')).join('\r\n') + '\r\n';
}
