import { exports } from 'cloudflare:workers';
import { createApiClient } from '../src/contract/index.ts';

export const ORIGIN = 'https://howifeel.test';

/** A request over HTTP to the Worker under test. */
export function request(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(ORIGIN + path, init);
}

/** The typed client, talking to the Worker under test. */
export const api = createApiClient({ baseUrl: ORIGIN, fetch: (url, init) => exports.default.fetch(url, init) });
