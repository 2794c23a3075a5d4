import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { sha256Hex } from '../../auth/hash.ts';
import { requirePublishToken } from '../../auth/require-publish-token.ts';
import { blobStoredSchema, MAX_BLOB_BYTES, sha256Schema } from '../../contract/index.ts';
import type { AppEnv } from '../../env.ts';
import { Failure } from '../../http/failure.ts';
import { limitBody } from '../../http/limit-body.ts';
import { jsonAnswer, refusals } from '../../http/responses.ts';
import { gzipKey } from './blob-keys.ts';
import { gunzip } from './gunzip.ts';

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
    ...refusals('hash_mismatch', 'invalid_request', 'unauthorized', 'payload_too_large'),
  },
});

/**
 * PUT /api/blobs/:sha256. What is stored under a name always has that hash. A gzipped body (Content-Encoding) is kept
 * beside what it holds, for those who take it: the uploader has the time to compress, which a Worker has not.
 */
export const blobUpload = new OpenAPIHono<AppEnv>().openapi(store, async (c) => {
  const { sha256 } = c.req.valid('param');
  const sent = await c.req.arrayBuffer();
  const gzipped = contentCoding(c.req.header('content-encoding')) === 'gzip';
  const body = gzipped ? await gunzip(sent, MAX_BLOB_BYTES) : sent;
  const actual = await sha256Hex(body);
  if (actual !== sha256) {
    throw new Failure(
      'hash_mismatch',
      `The body (${body.byteLength} bytes) hashes to ${actual}, not to ${sha256}.`,
      'Send the file again.',
    );
  }
  const bucket = c.env.BLOBS;
  const known = await bucket.head(sha256);
  // The blob last: whoever finds it finds its gzipped form too.
  if (gzipped && !(await bucket.head(gzipKey(sha256)))) await bucket.put(gzipKey(sha256), sent);
  if (!known) await bucket.put(sha256, body, { sha256 });
  return c.json({ sha256, bytes: body.byteLength, stored: !known }, 200);
});

/** @throws Failure `invalid_request` for a coding that is not understood */
function contentCoding(header = 'identity'): 'gzip' | 'identity' {
  const coding = header.trim().toLowerCase();
  if (coding === 'gzip' || coding === 'identity') return coding;
  throw new Failure('invalid_request', `Content-Encoding is ${header}.`, 'Send gzip, or the file as it is.');
}
