import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import type { JSONValue } from 'hono/utils/types';
import { requirePublishToken } from '../../auth/require-publish-token.ts';
import {
  MAX_MANIFEST_BYTES,
  modelIdSchema,
  modelListSchema,
  modelPatchSchema,
  modelSummarySchema,
} from '../../contract/index.ts';
import { openDatabase } from '../../db/database.ts';
import type { AppEnv } from '../../env.ts';
import { limitBody } from '../../http/limit-body.ts';
import { jsonAnswer, jsonBody, jsonText, refusals } from '../../http/responses.ts';
import { revalidate } from '../../http/revalidate.ts';
import { listModels } from '../../registry/list-models.ts';
import { patchModel } from '../../registry/patch-model.ts';
import { publishModel } from '../../registry/publish-model.ts';
import { serveManifest } from '../../registry/serve-manifest.ts';
import { readManifest } from './read-manifest.ts';

const tags = ['Models'];
const security = [{ publishToken: [] }];
const params = z.object({ id: modelIdSchema });
const flag = z.enum(['true', 'false']).default('false');
/** Kept by browsers, but asked for again each time: a 304 is cheap, an old default is confusing. */
const REVALIDATE = 'public, no-cache';
/** Only its outline: the whole schema is `@howifeel/fer-models/manifest`, and the handler checks against that. */
const manifestOutline = z.looseObject({
  schemaVersion: z.int(),
  id: modelIdSchema,
  kind: z.enum(['classifier', 'ensemble']),
});

const list = createRoute({
  method: 'get',
  path: '/models',
  tags,
  summary: 'List the published models',
  middleware: revalidate,
  request: { query: z.object({ retired: flag.describe('Also list retired models.') }) },
  responses: {
    200: jsonAnswer('Newest first, and which one is the default.', modelListSchema),
    ...refusals('invalid_request'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/models/{id}',
  tags,
  summary: 'Read the manifest of a model',
  middleware: revalidate,
  request: { params },
  responses: {
    200: jsonAnswer('The manifest: how to build the network, make its input and find its weights.', manifestOutline),
    ...refusals('invalid_request', 'not_found'),
  },
});

const publish = createRoute({
  method: 'put',
  path: '/models/{id}',
  tags,
  security,
  summary: 'Publish a model whose blobs are uploaded',
  middleware: [
    requirePublishToken((c) => (c.req.query('replace') === 'true' ? 'admin' : 'publish')),
    limitBody(MAX_MANIFEST_BYTES),
  ] as const,
  request: {
    params,
    query: z.object({ replace: flag.describe('Allow another manifest under a published id; needs scope admin.') }),
    body: jsonBody(manifestOutline),
  },
  responses: {
    200: jsonAnswer('Published. The same manifest again changes nothing.', modelSummarySchema),
    ...refusals('invalid_manifest', 'unauthorized', 'forbidden', 'conflict', 'missing_blobs', 'payload_too_large'),
  },
});

const patch = createRoute({
  method: 'patch',
  path: '/models/{id}',
  tags,
  security,
  summary: 'Make a model the default, or retire it',
  middleware: [requirePublishToken(() => 'admin'), limitBody(MAX_MANIFEST_BYTES)] as const,
  request: { params, body: jsonBody(modelPatchSchema) },
  responses: {
    200: jsonAnswer('As it is now.', modelSummarySchema),
    ...refusals('invalid_request', 'unauthorized', 'forbidden', 'not_found', 'conflict'),
  },
});

export const modelRoutes = new OpenAPIHono<AppEnv>()
  .openapi(list, async (c) => {
    const models = await listModels(openDatabase(c.env.DB), { retired: c.req.valid('query').retired === 'true' });
    return c.json(models, 200, { 'cache-control': REVALIDATE });
  })
  .openapi(read, async (c) => {
    const { manifest, etag } = await serveManifest(openDatabase(c.env.DB), c.req.valid('param').id);
    return jsonText<z.infer<typeof manifestOutline> & Record<string, JSONValue>>(manifest, {
      'cache-control': REVALIDATE,
      etag,
    });
  })
  .openapi(publish, async (c) => {
    const manifest = readManifest(c.req.valid('json'), c.req.valid('param').id);
    const replace = c.req.valid('query').replace === 'true';
    const summary = await publishModel(openDatabase(c.env.DB), c.env.BLOBS, {
      manifest,
      tokenId: c.var.tokenId,
      replace,
    });
    return c.json(summary, 200);
  })
  .openapi(patch, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await patchModel(openDatabase(c.env.DB), id, c.req.valid('json'), c.var.tokenId), 200);
  });
