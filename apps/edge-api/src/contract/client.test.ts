import { describe, expect, it } from 'vitest';
import { ApiError, createApiClient } from './index.ts';

const answering = (response: () => Response) =>
  createApiClient({ baseUrl: 'https://a.test/', fetch: async () => response() });

describe('what the client says when', () => {
  it('no answer comes', async () => {
    const api = createApiClient({
      baseUrl: 'https://a.test',
      fetch: async () => {
        throw new TypeError('connection refused');
      },
    });
    const error = await api.listModels().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'network_error', status: 0, retryable: true });
    expect((error as ApiError).message).toContain('https://a.test');
    expect((error as ApiError).message).toContain('connection refused');
  });

  it('the connection breaks in the middle of an answer', async () => {
    const broken = () => new ReadableStream({ pull: (controller) => controller.error(new TypeError('reset')) });
    const api = answering(() => new Response(broken()));
    await expect(api.postSamples('id', 'token', [])).rejects.toMatchObject({ code: 'network_error', retryable: true });
    await expect(api.getBlob('hash')).rejects.toMatchObject({ code: 'network_error', retryable: true });
  });

  it('the server refuses', async () => {
    const body = { error: { code: 'unavailable', message: 'Busy.', hint: 'Wait.' } };
    const api = answering(() => Response.json(body, { status: 503, headers: { 'retry-after': '7' } }));
    await expect(api.getStats()).rejects.toMatchObject({
      ...body.error,
      status: 503,
      retryAfterSeconds: 7,
      retryable: true,
    });
  });

  it('the refusal is not ours, such as that of a proxy', async () => {
    const bad = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(bad.getStats()).rejects.toMatchObject({ code: 'unexpected_response', status: 502, retryable: true });
    const lost = answering(() => new Response('<h1>Nothing here</h1>', { status: 404 }));
    await expect(lost.getSession('id')).rejects.toMatchObject({ code: 'unexpected_response', status: 404 });
  });

  it('the answer is a web page, since the address is wrong', async () => {
    const api = answering(() => new Response('<!doctype html>'));
    await expect(api.listModels()).rejects.toMatchObject({
      code: 'unexpected_response',
      status: 200,
      retryable: false,
    });
    await expect(api.getModel('student')).rejects.toMatchObject({ code: 'unexpected_response' });
  });

  it('a manifest is newer than the program', async () => {
    const api = answering(() => Response.json({ schemaVersion: 99, id: 'student' }));
    await expect(api.getModel('student')).rejects.toMatchObject({
      code: 'manifest_too_new',
      message: expect.stringContaining('99'),
    });
  });
});

it('sends the token, the type and the body', async () => {
  const calls: [string, RequestInit][] = [];
  const api = createApiClient({
    baseUrl: 'https://a.test/',
    fetch: async (url, init) => {
      calls.push([url, init]);
      return Response.json({ stored: 1, repeated: 0 });
    },
  });
  await api.postSamples('abc', 'secret', []);
  const [url, init] = calls[0] ?? [];
  const headers = new Headers(init?.headers);
  expect(url).toBe('https://a.test/api/sessions/abc/samples');
  expect(init?.method).toBe('POST');
  expect(headers.get('authorization')).toBe('Bearer secret');
  expect(headers.get('content-type')).toBe('application/json');
  expect(init?.body).toBe('{"samples":[]}');
});
