import type { ModelManifest } from '@howifeel/fer-models/manifest';
import { ApiError } from './api-error.ts';
import { type ApiClientOptions, createModelReader, modelPath, type ModelReader } from './model-reader.ts';
import { blobStoredSchema, modelListSchema, modelSummarySchema, publishLogSchema } from './model.ts';
import type { BlobStored, ModelList, ModelPatch, ModelSummary, PublishLog } from './model.ts';
import { samplesStoredSchema, type Sample, type SamplesStored } from './sample.ts';
import { sessionCreatedSchema, sessionDetailSchema, sessionListSchema } from './session.ts';
import type { SessionCreate, SessionCreated, SessionDetail, SessionList, SessionPatch } from './session.ts';
import { statsSchema, type PublicFilter, type Stats } from './stats.ts';
import { createTransport } from './transport.ts';

/** Every route as a typed function. Each throws {@link ApiError}; its `retryable` says whether to try again. */
export interface ApiClient extends ModelReader {
  /** `retired`: those too. */
  listModels(options?: { retired?: boolean }): Promise<ModelList>;
  /** Bytes are not verified here: that is the loader's task. */
  getBlob(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  hasBlob(sha256: string): Promise<boolean>;
  /**
   * Publishing, by publish token; gzipped on the way and for those who download it. `stored` is false when the blob was
   * there already.
   */
  putBlob(sha256: string, bytes: Uint8Array<ArrayBuffer>, token: string): Promise<BlobStored>;
  /** `replace` allows another manifest under a published id; it needs an admin token, as does {@link patchModel}. */
  putModel(manifest: ModelManifest, token: string, options?: { replace?: boolean }): Promise<ModelSummary>;
  patchModel(id: string, patch: ModelPatch, token: string): Promise<ModelSummary>;
  /** Who published what; by admin token. */
  readLog(token: string): Promise<PublishLog>;
  createSession(session: SessionCreate): Promise<SessionCreated>;
  /** At most `MAX_BATCH` samples. Sending a sample twice stores it once. */
  postSamples(id: string, writeToken: string, samples: readonly Sample[]): Promise<SamplesStored>;
  /** Private sessions need the write token. */
  getSession(id: string, writeToken?: string): Promise<SessionDetail>;
  /** Public sessions, newest first; `cursor` is the former page's `next`. */
  listSessions(cursor?: string, filter?: PublicFilter & { limit?: number }): Promise<SessionList>;
  patchSession(id: string, writeToken: string, patch: SessionPatch): Promise<SessionDetail>;
  deleteSession(id: string, writeToken: string): Promise<void>;
  getStats(filter?: PublicFilter): Promise<Stats>;
}

/**
 * A typed client of the API, the same for page and command line.
 *
 * @example
 * ```ts
 * const api = createApiClient({ baseUrl: 'http://localhost:8787' });
 * const { id, writeToken, sharePath } = await api.createSession({ consentVersion: CONSENT_VERSION, modelId, detector });
 * await api.postSamples(id, writeToken, samples);
 * ```
 */
export function createApiClient({
  baseUrl = '',
  fetch = globalThis.fetch.bind(globalThis),
}: ApiClientOptions = {}): ApiClient {
  const { send, json } = createTransport(baseUrl, fetch);
  const session = (id: string) => `/api/sessions/${encodeURIComponent(id)}`;

  return {
    ...createModelReader({ baseUrl, fetch }),
    listModels: ({ retired = false } = {}) => json(modelListSchema, `/api/models${retired ? '?retired=true' : ''}`),
    getBlob: async (sha256) => new Uint8Array(await send(`/blobs/${sha256}`, {}, (response) => response.arrayBuffer())),
    hasBlob: (sha256) =>
      send(`/blobs/${sha256}`, { method: 'HEAD' }, async () => true).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) return false;
        throw error;
      }),
    putBlob: async (sha256, bytes, token) =>
      json(blobStoredSchema, `/api/blobs/${sha256}`, { method: 'PUT', token, bytes, gzipped: await gzip(bytes) }),
    putModel: (manifest, token, { replace = false } = {}) =>
      json(modelSummarySchema, `${modelPath(manifest.id)}${replace ? '?replace=true' : ''}`, {
        method: 'PUT',
        token,
        body: manifest,
      }),
    patchModel: (id, patch, token) => json(modelSummarySchema, modelPath(id), { method: 'PATCH', token, body: patch }),
    readLog: (token) => json(publishLogSchema, '/api/log', { token }),
    createSession: (body) => json(sessionCreatedSchema, '/api/sessions', { method: 'POST', body }),
    postSamples: (id, token, samples) =>
      json(samplesStoredSchema, `${session(id)}/samples`, { method: 'POST', token, body: { samples } }),
    getSession: (id, token) => json(sessionDetailSchema, session(id), { token }),
    listSessions: (cursor, filter) => json(sessionListSchema, `/api/sessions${toQuery({ cursor, ...filter })}`),
    patchSession: (id, token, body) => json(sessionDetailSchema, session(id), { method: 'PATCH', token, body }),
    deleteSession: (id, token) => send(session(id), { method: 'DELETE', token }, async () => undefined),
    getStats: (filter = {}) => json(statsSchema, `/api/stats${toQuery(filter)}`),
  };
}

/** `?a=1&b=2`, or nothing when no value is given. */
function toQuery(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** The bytes gzipped; undefined where that saves next to nothing. */
async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  const gzipped = new Uint8Array(await new Response(stream).arrayBuffer());
  return gzipped.length < 0.95 * bytes.length ? gzipped : undefined;
}
