import { expect, test } from 'vitest';
import { createBrowserCache } from './browser-cache.ts';

/** As much of the Cache Storage API as the cache uses, by URL. */
function fakeStorage() {
  const stores = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      match: async (key: string) => store.get(key)?.clone(),
      put: async (key: string, response: Response) => void store.set(key, response),
      delete: async (key: string) => store.delete(key),
    };
  };
  return { stores, storage: { open } as unknown as CacheStorage };
}

test('bytes come back until they are deleted, under their address on the server', async () => {
  const { stores, storage } = fakeStorage();
  const cache = createBrowserCache('weights', storage);
  expect(await cache.get('aa')).toBeUndefined();
  await cache.put('aa', Uint8Array.of(1, 2, 3));
  expect([...stores.get('weights')!.keys()]).toEqual(['/blobs/aa']);
  expect(await cache.get('aa')).toEqual(Uint8Array.of(1, 2, 3));
  await cache.delete('aa');
  expect(await cache.get('aa')).toBeUndefined();
});

test('without Cache Storage nothing is kept and nothing fails', async () => {
  const cache = createBrowserCache('weights', undefined);
  await cache.put('aa', Uint8Array.of(1));
  expect(await cache.get('aa')).toBeUndefined();
});
