import { describe, expect, it } from 'vitest';
import { request } from '../../test/client.ts';
import { servePage } from './serve-page.ts';

/** Stands for the web client's files: says what it was asked for. */
const ASSETS = { fetch: async (asked: Request) => new Response(new URL(asked.url).pathname) } as unknown as Fetcher;
const get = (path: string, method = 'GET') =>
  servePage(new Request(`https://howifeel.test${path}`, { method }), { ASSETS });

describe('what is no file of the client', () => {
  it.each(['/results', '/s/0123', '/no/such/page?x=a.js'])('%s is a page: the client', async (path) => {
    expect(await (await get(path)).text()).toBe('/');
  });

  it('is not there where it would be a file, and nobody keeps that', async () => {
    const { status, headers } = await request('/assets/models-page-gone.js');
    expect(status).toBe(404);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await get('/results', 'POST')).status).toBe(404);
  });
});
