import { z } from 'zod';
import { MAX_SAMPLES_PER_SESSION } from './limits.ts';
import { sampleSchema } from './sample.ts';
import { sessionFieldsSchema } from './session.ts';

/*
 * GET /api/sessions/:id/live, a WebSocket. The server says: the session's fields; the samples that the viewer lacks; `ready`;
 * then every new sample, and the fields whenever they change. Samples may come in any order and more than once: `seq` names
 * them. A viewer that has 0…n without a gap asks for what follows n, by `?after=n` or, on an open line, by `resume`.
 */

/** The subprotocol that both sides speak. */
export const LIVE_PROTOCOL = 'howifeel.live.1';

/** A private session's write token travels as a second subprotocol with this prefix: addresses end up in logs, this does not. */
export const LIVE_TOKEN_PREFIX = 'token.';

/** A viewer sends this text, the server answers {@link LIVE_PONG}: whoever gets no answer has lost the line. */
export const LIVE_PING = 'ping';
export const LIVE_PONG = 'pong';

/** Why the server closes the line: RFC 6455, 7.4.2 leaves 4000–4999 to applications. */
export const LIVE_CLOSE = {
  /** There is no such session for this viewer (any more). It is of no use to come back. */
  gone: 4404,
  /** Too many viewers, or too many requests of one: come back later. */
  busy: 4429,
  /** A message that is none of ours. */
  invalid: 4400,
} as const;

/** `-1`: everything. */
export const afterSchema = z
  .int()
  .min(-1)
  .max(MAX_SAMPLES_PER_SESSION - 1)
  .describe('The viewer has every sample up to this seq; -1 when it has none.');

/** What the server sends. */
export const liveMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session'), session: sessionFieldsSchema }),
  z.object({ type: z.literal('samples'), samples: z.array(sampleSchema) }),
  z.object({
    type: z.literal('ready'),
    /** The highest seq that the session had when its samples were read: what is still missing up to here does not exist. */
    upTo: afterSchema,
  }),
]);

/** What a viewer sends, beside {@link LIVE_PING}. */
export const liveRequestSchema = z.strictObject({ type: z.literal('resume'), after: afterSchema });

export type LiveMessage = z.infer<typeof liveMessageSchema>;
export type LiveRequest = z.infer<typeof liveRequestSchema>;
