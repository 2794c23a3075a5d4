import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { api, request } from '../../../test/client.ts';
import { insertToken } from '../../../test/insert-token.ts';
import { sha256Hex } from '../../auth/hash.ts';
import { MAX_BLOB_BYTES } from '../../contract/index.ts';
import { gzipKey } from './blob-keys.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
let token: string;
let sha256: string;

beforeAll(async () => {
  token = await insertToken('publish');
  sha256 = await sha256Hex(bytes.buffer);
});

describe('PUT /api/blobs/:sha256', () => {
  it('stores a blob once, and serves the very bytes', async () => {
    expect(await api.hasBlob(sha256)).toBe(false);
    expect(await api.putBlob(sha256, bytes, token)).toEqual({ sha256, bytes: 1000, stored: true });
    expect(await api.putBlob(sha256, bytes, token)).toEqual({ sha256, bytes: 1000, stored: false });
    expect(await api.hasBlob(sha256)).toBe(true);
    expect(await api.getBlob(sha256)).toEqual(bytes);
  });

  it('takes a gzipped body for what it holds, and refuses one that is damaged or too large', async () => {
    const put = (name: string, body: BodyInit, coding = 'gzip') =>
      request(`/api/blobs/${name}`, {
        method: 'PUT',
        body,
        headers: { authorization: `Bearer ${token}`, 'content-encoding': coding },
      });
    const other = Uint8Array.from({ length: 5000 }, (_, index) => index % 7);
    const name = await sha256Hex(other.buffer);
    const gzipped = await gzip(other);
    expect(await (await put(name, gzipped.slice(0, 20))).json()).toMatchObject({ error: { code: 'invalid_request' } });
    expect(await (await put(name, other)).json()).toMatchObject({ error: { code: 'invalid_request' } });
    expect(await (await put(name, gzipped, 'br')).json()).toMatchObject({ error: { code: 'invalid_request' } });
    expect(await (await put(sha256, gzipped)).json()).toMatchObject({ error: { code: 'hash_mismatch' } });
    const bomb = await gzip(new Uint8Array(MAX_BLOB_BYTES + 1));
    expect(await (await put(name, bomb)).json()).toMatchObject({ error: { code: 'payload_too_large' } });
    expect(await api.hasBlob(name)).toBe(false);
    expect(await (await put(name, gzipped)).json()).toEqual({ sha256: name, bytes: 5000, stored: true });
    expect(await api.getBlob(name)).toEqual(other);
  });

  it('is not there while an upload that was cut off has left its gzipped form alone, and takes it again', async () => {
    const other = Uint8Array.from({ length: 3000 }, (_, index) => index % 5);
    const name = await sha256Hex(other.buffer);
    await env.BLOBS.put(gzipKey(name), await gzip(other));
    const head = () => request(`/blobs/${name}`, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
    expect((await head()).status).toBe(404);
    expect(await api.putBlob(name, other, token)).toMatchObject({ stored: true });
    expect((await head()).status).toBe(200);
  });

  it('refuses a body with another hash, and stores nothing', async () => {
    const other = await sha256Hex('another file');
    await expect(api.putBlob(other, bytes, token)).rejects.toMatchObject({ status: 400, code: 'hash_mismatch' });
    expect(await api.hasBlob(other)).toBe(false);
  });

  it('refuses a body that is too large', async () => {
    const large = new Uint8Array(MAX_BLOB_BYTES + 1);
    await expect(api.putBlob(sha256, large, token)).rejects.toMatchObject({ status: 413, code: 'payload_too_large' });
  });

  it('refuses callers without a valid token', async () => {
    const put = (authorization?: string) =>
      request(`/api/blobs/${sha256}`, { method: 'PUT', body: bytes, headers: authorization ? { authorization } : {} });
    const expired = await insertToken('publish', Date.now() - 1);
    const forged = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');

    for (const authorization of [
      undefined,
      'Bearer nonsense',
      `Bearer ${forged}`,
      `Bearer ${expired}`,
      `Basic ${token}`,
    ]) {
      const response = await put(authorization);
      expect(response.status, authorization).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: 'unauthorized' } });
    }
  });

  it('refuses a name that is no hash', async () => {
    const response = await request('/api/blobs/..%2Fsecret', {
      method: 'PUT',
      body: bytes,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(400);
  });
});

describe('GET /blobs/:sha256', () => {
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    request(`/blobs/${sha256}`, { headers, method });

  it('may be cached for ever, under its hash', async () => {
    const response = await get();
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('etag')).toBe(`"${sha256}"`);
    expect(response.headers.get('content-length')).toBe('1000');
  });

  it('is gzipped for whoever takes it, and only for them', async () => {
    const gzipped = await get({ 'accept-encoding': 'br, gzip' });
    expect(gzipped.headers.get('content-encoding')).toBe('gzip');
    expect(gzipped.headers.get('etag')).toBe(`W/"${sha256}"`);
    const length = Number(gzipped.headers.get('content-length'));
    expect(length).toBeLessThan(500);
    expect((await get({ 'accept-encoding': 'gzip' }, 'HEAD')).headers.get('content-length')).toBe(String(length));
    for (const coding of ['', 'br', 'gzip;q=0']) {
      const plain = await get({ 'accept-encoding': coding });
      expect(plain.headers.get('content-encoding')).toBe(null);
      expect(plain.headers.get('vary')).toBe('accept-encoding');
      expect(new Uint8Array(await plain.arrayBuffer())).toEqual(bytes);
    }
    const range = await get({ 'accept-encoding': 'gzip', range: 'bytes=0-9' });
    expect(range.status).toBe(206);
    expect(new Uint8Array(await range.arrayBuffer())).toEqual(bytes.slice(0, 10));
  });

  it('answers 304 to whoever has it', async () => {
    for (const etag of [`"${sha256}"`, `W/"${sha256}"`, `"x", "${sha256}"`]) {
      const response = await get({ 'if-none-match': etag });
      expect(response.status).toBe(304);
      expect(await response.text()).toBe('');
    }
    expect((await get({ 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('serves ranges', async () => {
    const response = await get({ range: 'bytes=100-199' });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 100-199/1000');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.slice(100, 200));

    const end = await get({ range: 'bytes=-10' });
    expect(new Uint8Array(await end.arrayBuffer())).toEqual(bytes.slice(990));
  });

  it('refuses a range beyond the end', async () => {
    const response = await get({ range: 'bytes=1000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */1000');
    expect(await response.json()).toMatchObject({ error: { code: 'range_not_satisfiable' } });
  });

  it('serves the whole file when If-Range names another version', async () => {
    expect((await get({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200);
    expect((await get({ range: 'bytes=0-9', 'if-range': `"${sha256}"` })).status).toBe(206);
  });

  it('answers HEAD without a body', async () => {
    const response = await get({}, 'HEAD');
    expect(response.headers.get('content-length')).toBe('1000');
    expect(await response.text()).toBe('');
  });

  it('says in JSON that a blob is not there', async () => {
    const response = await request(`/blobs/${'0'.repeat(64)}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });
});

async function gzip(content: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return new Response(new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}
