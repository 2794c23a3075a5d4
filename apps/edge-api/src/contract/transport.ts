import { type core, prettifyError, safeParse } from 'zod/mini';
import { ApiError } from './api-error.ts';
import { errorSchema } from './error.ts';

/** The part of the global `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Call {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as `Authorization: Bearer …`. */
  token?: string | undefined;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are. */
  bytes?: Uint8Array<ArrayBuffer>;
  /** Sent instead of `bytes`, and said so. */
  gzipped?: Uint8Array<ArrayBuffer> | undefined;
}

/** Calls one server; turns everything but a good answer into an {@link ApiError}. */
export function createTransport(baseUrl: string, fetch: Fetch) {
  const origin = baseUrl.replace(/\/+$/, '');

  /** Sends, and takes from a good answer what `read` reads; a connection that breaks meanwhile counts as no answer. */
  async function send<T>(path: string, call: Call, read: (response: Response) => Promise<T>): Promise<T> {
    const { method = 'GET', token, body, bytes, gzipped } = call;
    const headers = new Headers();
    if (token) headers.set('authorization', `Bearer ${token}`);
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (bytes) headers.set('content-type', 'application/octet-stream');
    if (gzipped) headers.set('content-encoding', 'gzip');
    const payload = gzipped ?? bytes ?? (body === undefined ? null : JSON.stringify(body));

    let response: Response;
    let refused: string;
    try {
      response = await fetch(origin + path, { method, headers, body: payload });
      if (response.ok) return await read(response);
      refused = await response.text();
    } catch (cause) {
      throw networkError(origin, method, path, cause);
    }
    throw refusal(response, refused, method, path);
  }

  async function json<T>(schema: core.$ZodType<T>, path: string, call: Call = {}): Promise<T> {
    const parsed = safeParse(schema, parseJson(await send(path, call, (response) => response.text())));
    if (!parsed.success) throw unexpectedResponse(path, parsed.error);
    return parsed.data;
  }

  return { send, json };
}

/** The value of a JSON text, or undefined when it is none: what is not JSON fails every schema. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An answer that does not have the shape that this client knows. */
export function unexpectedResponse(path: string, error: core.$ZodError): ApiError {
  return new ApiError({
    code: 'unexpected_response',
    message: `The answer to ${path} does not have the expected shape: ${prettifyError(error)}`,
    hint: 'Client and server may be of different versions, or the address is not that of a HowIFeel server.',
    status: 200,
  });
}

function networkError(origin: string, method: string, path: string, cause: unknown): ApiError {
  return new ApiError({
    code: 'network_error',
    message: `${method} ${path}: no answer from ${origin || 'the server'} (${cause instanceof Error ? cause.message : String(cause)}).`,
    hint: 'Check the connection and the address, then try again.',
    status: 0,
  });
}

function refusal(response: Response, body: string, method: string, path: string): ApiError {
  const parsed = errorSchema.safeParse(parseJson(body));
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const unknown = {
    code: 'unexpected_response',
    message: `${method} ${path} was answered with ${response.status} ${response.statusText}.`,
    hint: 'Check that the address is that of a HowIFeel server.',
  };
  return new ApiError({
    ...(parsed.success ? parsed.data.error : unknown),
    status: response.status,
    ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
  });
}
