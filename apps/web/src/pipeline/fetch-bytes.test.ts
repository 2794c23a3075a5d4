import { expect, test } from 'vitest';
import { fetchBytes } from './fetch-bytes.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);

/** An answer that comes in three pieces. */
function answer(init?: ResponseInit): Response {
  const body = new ReadableStream({
    start(controller) {
      for (const [from, to] of [
        [0, 100],
        [100, 900],
        [900, 1000],
      ] as const)
        controller.enqueue(bytes.slice(from, to));
      controller.close();
    },
  });
  return new Response(body, init);
}

test('gives the bytes and says how far it is', async () => {
  const steps: [number, number][] = [];
  const got = await fetchBytes(
    '/x',
    (loaded, total) => steps.push([loaded, total]),
    async () => answer({ headers: { 'content-length': '1000' } }),
  );
  expect(got).toEqual(bytes);
  expect(steps).toEqual([
    [100, 1000],
    [900, 1000],
    [1000, 1000],
  ]);
});

test('a compressed answer, whose length says less, never goes past 100 %', async () => {
  const shares: number[] = [];
  const fetch = async () => answer({ headers: { 'content-length': '300' } });
  await fetchBytes('/x', (loaded, total) => shares.push(loaded / total), fetch);
  expect(Math.max(...shares)).toBe(1);
});

test('no answer, or a bad one, is told with the address', async () => {
  const missing = fetchBytes(
    '/x',
    () => undefined,
    async () => answer({ status: 404 }),
  );
  await expect(missing).rejects.toMatchObject({ code: 'download-failed', message: '/x was answered with 404.' });
  const offline = fetchBytes(
    '/x',
    () => undefined,
    () => Promise.reject(new TypeError('Failed to fetch')),
  );
  await expect(offline).rejects.toMatchObject({ code: 'download-failed', message: '/x could not be downloaded.' });
});
