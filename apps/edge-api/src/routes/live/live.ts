import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { afterSchema, LIVE_PROTOCOL, LIVE_TOKEN_PREFIX, sessionIdSchema } from '../../contract/index.ts';
import type { AppEnv } from '../../env.ts';
import { Failure } from '../../http/failure.ts';
import { callerNetwork, limitRate } from '../../http/limit-rate.ts';
import { refusals } from '../../http/responses.ts';
import { joinRequest } from '../../live/join-request.ts';
import { liveSessionOf } from '../../live/live-session-of.ts';

const watch = createRoute({
  method: 'get',
  path: '/sessions/{id}/live',
  tags: ['Sessions'],
  summary: 'Watch a session live (WebSocket)',
  middleware: limitRate('LIMIT_READ', callerNetwork),
  description:
    `Speaks the subprotocol \`${LIVE_PROTOCOL}\`; a private session needs \`${LIVE_TOKEN_PREFIX}<write token>\` as a second one. ` +
    'The server sends `{type: "session", session}`, `{type: "samples", samples}` with what came so far, `{type: "ready"}`, and then ' +
    'new samples and changed sessions as they come. `{type: "resume", after}` asks again for what follows a `seq`. ' +
    'Close codes: 4404 not there (any more), 4429 too busy, 4400 not understood.',
  request: {
    params: z.object({ id: sessionIdSchema }),
    query: z.object({ after: z.coerce.number().pipe(afterSchema).default(-1) }),
  },
  responses: {
    101: { description: 'Switching to WebSocket.' },
    ...refusals('invalid_request', 'forbidden', 'upgrade_required', 'too_many_requests'),
  },
});

export const liveRoutes = new OpenAPIHono<AppEnv>().openapi(watch, async (c) => {
  const offered = (c.req.header('sec-websocket-protocol') ?? '').split(',').map((name) => name.trim());
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket' || !offered.includes(LIVE_PROTOCOL)) {
    throw new Failure(
      'upgrade_required',
      'This address is a WebSocket.',
      `Open it with new WebSocket(url, "${LIVE_PROTOCOL}"), or use watchSession of the client.`,
      { upgrade: 'websocket' },
    );
  }
  // CORS does not cover WebSockets: other sites are kept out here.
  const origin = c.req.header('origin');
  if (origin !== undefined && URL.parse(origin)?.host !== new URL(c.req.url).host) {
    throw new Failure(
      'forbidden',
      `Pages of ${origin} cannot watch here.`,
      'Share the address of the session instead.',
    );
  }
  const { id } = c.req.valid('param');
  const { after } = c.req.valid('query');
  const token = offered.find((name) => name.startsWith(LIVE_TOKEN_PREFIX))?.slice(LIVE_TOKEN_PREFIX.length);
  const request = joinRequest({ id, after, authorization: token && `Bearer ${token}` });
  const { status, headers, webSocket } = await liveSessionOf(c.env, id).fetch(request);
  // Anew, since the security headers cannot be added to what `fetch` brought.
  return new Response(null, { status, headers, webSocket });
});
