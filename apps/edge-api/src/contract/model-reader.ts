import { MANIFEST_VERSION, manifestSchema, type ModelManifest } from '@howifeel/fer-models/manifest';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { type ModelList, modelListSchema } from './model.ts';
import { createTransport, type Fetch, unexpectedResponse } from './transport.ts';

/** Which server, and how to reach it. */
export interface ApiClientOptions {
  /** Origin of the server, e.g. `https://howifeel.example`; empty (the default) in a page that the server itself serves. */
  baseUrl?: string;
  /** Defaults to the global `fetch`; tests and Node pass their own. */
  fetch?: Fetch;
}

/** What is asked of the API to run a model; each throws {@link ApiError}. */
export interface ModelReader {
  /** `retired`: those too. */
  listModels(options?: { retired?: boolean }): Promise<ModelList>;
  /** @throws ApiError `manifest_too_new` when this code is older than the model. */
  getModel(id: string): Promise<ModelManifest>;
}

/** The part of the client that a program needs which predicts: without the schemas of all other routes. */
export function createModelReader({
  baseUrl = '',
  fetch = globalThis.fetch.bind(globalThis),
}: ApiClientOptions = {}): ModelReader {
  const { json } = createTransport(baseUrl, fetch);
  return {
    listModels: ({ retired = false } = {}) => json(modelListSchema, `/api/models${retired ? '?retired=true' : ''}`),
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
