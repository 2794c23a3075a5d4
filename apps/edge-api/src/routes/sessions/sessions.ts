import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { requireOwner, selectSession } from '../../auth/session-access.ts';
import {
  describeSession,
  MAX_JSON_BYTES,
  MAX_PAGE,
  publicFilterSchema,
  sessionCreatedSchema,
  sessionCreateSchema,
  sessionDetailSchema,
  sessionIdSchema,
  sessionListSchema,
  sessionPatchSchema,
} from '../../contract/index.ts';
import { openShard, openShards } from '../../db/shards.ts';
import type { AppEnv } from '../../env.ts';
import { limitBody } from '../../http/limit-body.ts';
import { callerNetwork, limitRate } from '../../http/limit-rate.ts';
import { limitWrites } from '../../http/limit-writes.ts';
import { jsonAnswer, jsonBody, refusals } from '../../http/responses.ts';
import { revalidate } from '../../http/revalidate.ts';
import { isWatched } from '../../live/is-watched.ts';
import { liveSessionOf } from '../../live/live-session-of.ts';
import { createSession } from '../../sessions/create-session.ts';
import { deleteSessions } from '../../sessions/delete-sessions.ts';
import { listPublic } from '../../sessions/list-public.ts';
import { loadSession } from '../../sessions/load-session.ts';
import { patchSession } from '../../sessions/patch-session.ts';
import { selectSamples, toSample } from '../../sessions/select-samples.ts';
import { toFields } from '../../sessions/to-fields.ts';

const tags = ['Sessions'];
const security = [{ writeToken: [] }];
const params = z.object({ id: sessionIdSchema });
/** May be kept by the browser of whoever asked, and is asked for again each time. */
const PRIVATE = { 'cache-control': 'private, no-cache' };

const list = createRoute({
  method: 'get',
  path: '/sessions',
  tags,
  summary: 'List public sessions',
  middleware: limitRate('LIMIT_READ', callerNetwork),
  request: {
    query: publicFilterSchema.extend({
      cursor: z
        .string()
        .regex(/^\d{1,16}-[0-9a-f]{32}$/, 'must be the "next" of a page')
        .optional(),
      limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(24),
    }),
  },
  responses: {
    200: jsonAnswer('Newest first.', sessionListSchema),
    ...refusals('invalid_request', 'too_many_requests'),
  },
});

const create = createRoute({
  method: 'post',
  path: '/sessions',
  tags,
  summary: 'Begin a session',
  description: 'Safe to repeat with a `writeToken` of your own: the session that it began is answered again.',
  middleware: [limitRate('LIMIT_BEGIN', callerNetwork), limitBody(MAX_JSON_BYTES)] as const,
  request: { body: jsonBody(sessionCreateSchema) },
  responses: {
    201: jsonAnswer('Begun. Keep the write token: it is not shown again.', sessionCreatedSchema),
    ...refusals(
      'invalid_request',
      'consent_outdated',
      'unknown_model',
      'session_ended',
      'payload_too_large',
      'too_many_requests',
      'unavailable',
    ),
  },
});

const read = createRoute({
  method: 'get',
  path: '/sessions/{id}',
  tags,
  summary: 'Read a session: its distribution, and the timeline of every face',
  // A session may hold thousands of rows, and each is billed when it is read.
  middleware: [limitRate('LIMIT_OPEN', callerNetwork), revalidate] as const,
  request: { params },
  responses: {
    200: jsonAnswer('As it is now.', sessionDetailSchema),
    ...refusals('invalid_request', 'not_found', 'too_many_requests'),
  },
});

const patch = createRoute({
  method: 'patch',
  path: '/sessions/{id}',
  tags,
  security,
  summary: 'Change title or visibility, or end the session',
  middleware: [limitWrites, limitBody(MAX_JSON_BYTES)] as const,
  request: { params, body: jsonBody(sessionPatchSchema) },
  responses: {
    200: jsonAnswer('As it is now.', sessionDetailSchema),
    ...refusals(
      'invalid_request',
      'unauthorized',
      'forbidden',
      'not_found',
      'payload_too_large',
      'too_many_requests',
      'unavailable',
    ),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  tags,
  security,
  summary: 'Delete a session and everything in it',
  request: { params },
  responses: { 204: { description: 'Gone.' }, ...refusals('unauthorized', 'forbidden', 'not_found') },
});

export const sessionRoutes = new OpenAPIHono<AppEnv>()
  .openapi(list, async (c) => c.json(await listPublic(openShards(c.env), c.req.valid('query')), 200, PRIVATE))
  .openapi(create, async (c) => c.json(await createSession(c.env, c.req.valid('json')), 201))
  .openapi(read, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await loadSession(openShard(c.env, id), id, c.req.header('authorization')), 200, PRIVATE);
  })
  .openapi(patch, async (c) => {
    const { id } = c.req.valid('param');
    const db = openShard(c.env, id);
    const [row] = await selectSession(db, id);
    await requireOwner(row, c.req.header('authorization'));
    // Whether somebody watches is read after the change: whoever joins later sees the session as it is then.
    const session = await requireOwner(await patchSession(db, id, c.req.valid('json')), c.req.header('authorization'));
    const changed = toFields(session);
    if (isWatched(session)) c.executionCtx.waitUntil(liveSessionOf(c.env, id).change(changed));
    return c.json(describeSession(changed, (await selectSamples(db, id)).map(toSample)), 200);
  })
  .openapi(remove, async (c) => {
    const { id } = c.req.valid('param');
    const db = openShard(c.env, id);
    const [row] = await selectSession(db, id);
    await requireOwner(row, c.req.header('authorization'));
    const deleted = await deleteSessions(db, [id]);
    if (deleted.some(isWatched)) c.executionCtx.waitUntil(liveSessionOf(c.env, id).end());
    return c.body(null, 204);
  });
