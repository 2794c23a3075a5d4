import { MANIFEST_VERSION, manifestSchema, modelIdSchema, type ModelManifest } from '@howifeel/fer-models/manifest';
import * as z from 'zod/mini';
import { ApiError } from './api-error.ts';
import { createTransport, type Fetch, unexpectedResponse } from './transport.ts';

/** Which server, and how to reach it. */
export interface ApiClientOptions {
  /** Origin of the server, e.g. `https://howifeel.example`; empty (the default) in a page that the server itself serves. */
  baseUrl?: string;
  /** Defaults to the global `fetch`; tests and Node pass their own. */
  fetch?: Fetch;
}

/** What of the list of models says which one is the default. */
const defaultSchema = z.object({ default: z.nullable(modelIdSchema) });

/** What is asked of the API to run a model; each throws {@link ApiError}. */
export interface ModelReader {
  /** The id of the model that clients load first; null while nothing is published. */
  getDefault(): Promise<string | null>;
  /** @throws ApiError `manifest_too_new` when this code is older than the model. */
  getModel(id: string): Promise<ModelManifest>;
}

/** The part of the client that a program needs which predicts: small, without the schemas of all other routes. */
export function createModelReader({
  baseUrl = '',
  fetch = globalThis.fetch.bind(globalThis),
}: ApiClientOptions = {}): ModelReader {
  const { json } = createTransport(baseUrl, fetch);
  return {
    getDefault: async () => (await json(defaultSchema, '/api/models')).default,
    getModel: async (id) => parseManifest(await json(z.unknown(), modelPath(id)), id),
  };
}

/** Where a model lies. */
export function modelPath(id: string): string {
  return `/api/models/${encodeURIComponent(id)}`;
}

function parseManifest(body: unknown, id: string): ModelManifest {
  const parsed = manifestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const version = (body as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > MANIFEST_VERSION) {
    throw new ApiError({
      code: 'manifest_too_new',
      message: `Model ${id} has a manifest of version ${version}; this program reads up to ${MANIFEST_VERSION}.`,
      hint: 'Reload the page or update the program.',
      status: 200,
    });
  }
  throw unexpectedResponse(`/api/models/${id}`, parsed.error);
}
