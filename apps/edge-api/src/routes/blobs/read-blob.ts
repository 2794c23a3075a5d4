import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { sha256Schema } from '../../contract/index.ts';
import type { AppEnv } from '../../env.ts';
import { Failure } from '../../http/failure.ts';
import { refusals } from '../../http/responses.ts';
import { acceptsGzip } from './accepts-gzip.ts';
import { gzipKey } from './blob-keys.ts';
import { parseRange } from './parse-range.ts';

const BINARY = 'application/octet-stream';
const bytes = { [BINARY]: { schema: z.string().openapi({ format: 'binary' }) } };

const read = createRoute({
  method: 'get',
  path: '/blobs/{sha256}',
  tags: ['Blobs'],
  summary: 'Download a shard of weights',
  request: { params: z.object({ sha256: sha256Schema }) },
  responses: {
    200: { description: 'The bytes; they never change, so keep them for ever.', content: bytes },
    206: { description: 'The one range that was asked for.', content: bytes },
    304: { description: 'You have it.' },
    ...refusals('not_found', 'range_not_satisfiable'),
  },
});

/**
 * GET and HEAD /blobs/:sha256. Named by content: the name is the ETag, and caches may keep it for good. Gzipped for those
 * who take it, where it was uploaded so; a range is always one of the blob itself.
 */
export const blobDownload = new OpenAPIHono<AppEnv>().openapi(read, async (c) => {
  const { sha256 } = c.req.valid('param');
  const bucket = c.env.BLOBS;
  const etag = `"${sha256}"`;
  const headers = {
    etag,
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    vary: 'accept-encoding',
  };
  const send = (status: 200 | 206, body: ReadableStream | null, length: number, more: Record<string, string> = {}) =>
    new Response(body, {
      status,
      headers: { ...headers, ...more, 'content-type': BINARY, 'content-length': String(length) },
      // What is stored goes out as it is, also where it is gzipped.
      encodeBody: 'manual',
    });

  const isHead = c.req.method === 'HEAD';
  if (listsEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  // An upload that was cut off may have left its gzipped form alone: whoever asks whether it is there uploads it again.
  const blob = isHead ? found(await bucket.head(sha256), sha256) : undefined;
  const wantsGzip = acceptsGzip(codingsOf(c.req.raw)) && c.req.header('range') === undefined;
  if (wantsGzip) {
    const key = gzipKey(sha256);
    const gzipped = isHead ? await bucket.head(key) : await bucket.get(key);
    // Another form of the same: the strong ETag is that of the bytes themselves.
    const form = { etag: `W/${etag}`, 'content-encoding': 'gzip' };
    if (gzipped) return send(200, hasBody(gzipped) ? gzipped.body : null, gzipped.size, form);
  }
  if (blob) return send(200, null, blob.size);

  const ifRange = c.req.header('if-range');
  const rangeHeader = ifRange === undefined || ifRange === etag ? c.req.header('range') : undefined;
  if (rangeHeader) {
    const { size } = found(await bucket.head(sha256), sha256);
    const range = parseRange(rangeHeader, size);
    if (range === 'unsatisfiable') throw unsatisfiable(sha256, size);
    if (range !== 'all') {
      const { body } = found(await bucket.get(sha256, { range }), sha256);
      const last = range.offset + range.length - 1;
      return send(206, body, range.length, { 'content-range': `bytes ${range.offset}-${last}/${size}` });
    }
  }
  const whole = found(await bucket.get(sha256), sha256);
  return send(200, whole.body, whole.size);
});

function found<T extends R2Object>(object: T | null, sha256: string): T {
  if (object) return object;
  throw new Failure(
    'not_found',
    `There is no blob ${sha256}.`,
    'A manifest of /api/models names those that there are.',
  );
}

/** What the client takes: Cloudflare's edge overwrites its header with what the edge itself takes. */
function codingsOf({ cf, headers }: Request): string | undefined {
  const codings: unknown = cf ? cf['clientAcceptEncoding'] : headers.get('accept-encoding');
  return typeof codings === 'string' ? codings : undefined;
}

function hasBody(object: R2Object): object is R2ObjectBody {
  return 'body' in object;
}

function unsatisfiable(sha256: string, size: number): Failure {
  return new Failure('range_not_satisfiable', `Blob ${sha256} has only ${size} bytes.`, 'Ask for a range within.', {
    'content-range': `bytes */${size}`,
  });
}

/** Weak comparison of If-None-Match (RFC 9110, 13.1.2). */
function listsEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag);
}
