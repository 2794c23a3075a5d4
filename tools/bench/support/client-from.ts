import { createApiClient, type ApiClient } from '@howifeel/edge-api/contract';
import { networkOf } from './network-of.ts';

/** A client whose requests come from the nth network: one network may begin a few sessions a minute only. */
export function clientFrom(url: string, n: number): ApiClient {
  const fromThere = (to: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(networkOf(n))) headers.set(name, value);
    return fetch(to, { ...init, headers });
  };
  return createApiClient({ baseUrl: url, fetch: fromThere });
}
