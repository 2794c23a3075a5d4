import { describe, expect, it } from 'vitest';
import { request } from '../test/client.ts';
import { errorSchema } from './contract/index.ts';

describe('every answer', () => {
  it.each(['/api/health', '/api/models', '/api/docs', '/api/nothing', `/blobs/${'0'.repeat(64)}`])(
    'of %s carries security headers',
    async (path) => {
      const { headers } = await request(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security'), 'other sites of the domain are not ours').toBe(
        'max-age=31536000',
      );
      expect(headers.has('access-control-allow-origin'), 'no other site may read it').toBe(false);
    },
  );
});

describe('every refusal', () => {
  const json = { 'content-type': 'application/json' };
  it.each<[string, string, number, string, RequestInit]>([
    ['an unknown path', '/api/nothing', 404, 'not_found', {}],
    ['an unknown path of another kind', '/api/', 404, 'not_found', {}],
    ['a method that is not there', '/api/sessions', 404, 'not_found', { method: 'PUT' }],
    ['broken JSON', '/api/sessions', 400, 'invalid_request', { method: 'POST', headers: json, body: '{"a":' }],
    [
      'bad UTF-8',
      '/api/sessions',
      400,
      'invalid_request',
      { method: 'POST', headers: json, body: new Uint8Array([0xff, 0xfe, 0x7b]) },
    ],
    ['JSON that is no object', '/api/sessions', 400, 'invalid_request', { method: 'POST', headers: json, body: '[]' }],
    [
      'a prototype in JSON',
      '/api/sessions',
      400,
      'invalid_request',
      { method: 'POST', headers: json, body: '{"__proto__":{"a":1}}' },
    ],
    ['no body', '/api/sessions', 400, 'invalid_request', { method: 'POST', headers: json }],
    [
      'another content type',
      '/api/sessions',
      415,
      'unsupported_media_type',
      { method: 'POST', body: '<x/>', headers: { 'content-type': 'text/xml' } },
    ],
    ['an id that is none', '/api/models/NO%20ID', 400, 'invalid_request', {}],
    ['an unknown blob name', '/blobs/x', 400, 'invalid_request', {}],
  ])('of %s has the one shape', async (_, path, status, code, init) => {
    const response = await request(path, init);
    expect(response.status).toBe(status);
    const { error } = errorSchema.parse(await response.json());
    expect(error.code).toBe(code);
    expect(error.message.length * error.hint.length).toBeGreaterThan(0);
  });
});
