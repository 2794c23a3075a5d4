import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { MAX_JSON_BYTES, sampleBatchSchema, samplesStoredSchema, sessionIdSchema } from '../../contract/index.ts';
import { openShard } from '../../db/shards.ts';
import type { AppEnv } from '../../env.ts';
import { limitBody } from '../../http/limit-body.ts';
import { limitWrites } from '../../http/limit-writes.ts';
import { jsonAnswer, jsonBody, refusals } from '../../http/responses.ts';
import { liveSessionOf } from '../../live/live-session-of.ts';
import { storeSamples } from '../../sessions/store-samples.ts';

const store = createRoute({
  method: 'post',
  path: '/sessions/{id}/samples',
  tags: ['Sessions'],
  security: [{ writeToken: [] }],
  summary: 'Add samples to a session',
  description: 'Safe to repeat: a sample whose `seq` the session has already is not stored again.',
  middleware: [limitWrites, limitBody(MAX_JSON_BYTES)] as const,
  request: { params: z.object({ id: sessionIdSchema }), body: jsonBody(sampleBatchSchema) },
  responses: {
    200: jsonAnswer('Stored for good.', samplesStoredSchema),
    ...refusals(
      'invalid_request',
      'unauthorized',
      'forbidden',
      'not_found',
      'session_ended',
      'payload_too_large',
      'too_many_requests',
      'unavailable',
    ),
  },
});

export const sampleRoutes = new OpenAPIHono<AppEnv>().openapi(store, async (c) => {
  const { samples } = c.req.valid('json');
  const { id } = c.req.valid('param');
  const db = openShard(c.env, id);
  const { fresh, watched } = await storeSamples(db, id, samples, c.req.header('authorization'));
  if (watched && fresh.length > 0) c.executionCtx.waitUntil(liveSessionOf(c.env, id).publish(fresh));
  return c.json({ stored: fresh.length, repeated: samples.length - fresh.length }, 200);
});
