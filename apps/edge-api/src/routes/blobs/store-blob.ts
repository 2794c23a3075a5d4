import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { sha256Hex } from '../../auth/hash.ts';
import { requirePublishToken } from '../../auth/require-publish-token.ts';
import { blobStoredSchema, MAX_BLOB_BYTES, sha256Schema } from '../../contract/index.ts';
import type { AppEnv } from '../../env.ts';
import { Failure } from '../../http/failure.ts';
import { limitBody } from '../../http/limit-body.ts';
import { jsonAnswer, refusals } from '../../http/responses.ts';

const store = createRoute({
  method: 'put',
  path: '/blobs/{sha256}',
  tags: ['Blobs'],
  summary: 'Upload a shard of weights',
  security: [{ publishToken: [] }],
  middleware: [requirePublishToken(() => 'publish'), limitBody(MAX_BLOB_BYTES)] as const,
  request: {
    params: z.object({ sha256: sha256Schema }),
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: {
    200: jsonAnswer('Stored, or `stored: false` when it was here already.', blobStoredSchema),
    ...refusals('hash_mismatch', 'unauthorized', 'payload_too_large'),
  },
});

/** PUT /api/blobs/:sha256. What is stored under a name always has that hash. */
export const blobUpload = new OpenAPIHono<AppEnv>().openapi(store, async (c) => {
  const { sha256 } = c.req.valid('param');
  const body = await c.req.arrayBuffer();
  const actual = await sha256Hex(body);
  if (actual !== sha256) {
    throw new Failure(
      'hash_mismatch',
      `The body (${body.byteLength} bytes) hashes to ${actual}, not to ${sha256}.`,
      'Send the file again.',
    );
  }
  const known = await c.env.BLOBS.head(sha256);
  if (!known) await c.env.BLOBS.put(sha256, body, { sha256 });
  return c.json({ sha256, bytes: body.byteLength, stored: !known }, 200);
});
