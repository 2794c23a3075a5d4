import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fetchShardFrom } from './fetch-shard-from.ts';

const shard = { sha256: 'ab'.repeat(32), bytes: 300_000 };
const body = Uint8Array.from({ length: shard.bytes }, (_, i) => i % 251);

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('a shard streams in from /blobs/<sha256>, with growing progress', async () => {
  const url = await serve((request, response) => {
    response.writeHead(request.url === `/blobs/${shard.sha256}` ? 200 : 404);
    response.write(body.subarray(0, 1000));
    setTimeout(() => response.end(body.subarray(1000)), 20);
  });
  const progress: number[] = [];
  expect(await fetchShardFrom(url)(shard, (loaded) => progress.push(loaded))).toEqual(body);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(shard.bytes);
});

test.each<[string, RequestListener, RegExp]>([
  ['a 404', (_, response) => void response.writeHead(404).end(), /was answered with 404/],
  ['a short answer', (_, response) => void response.end(body.subarray(0, 10)), /ended after 10 of 300000 bytes/],
  ['a long answer', (_, response) => void response.end(Buffer.alloc(300_001)), /longer than the 300000 bytes/],
  [
    'a connection that breaks',
    (_, response) => {
      response.writeHead(200, { 'content-length': shard.bytes });
      response.write(body.subarray(0, 5000), () => setTimeout(() => response.destroy(), 20));
    },
    /broke off after 5000 of 300000 bytes/,
  ],
])('%s is told as it is', async (_, listener, message) => {
  const url = await serve(listener);
  await expect(fetchShardFrom(url)(shard)).rejects.toMatchObject({
    code: 'shard-missing',
    message: expect.stringMatching(message),
    hint: expect.stringContaining('try again'),
  });
});

test('a dead network names the address', async () => {
  const dead = () => Promise.reject(new TypeError('fetch failed'));
  await expect(fetchShardFrom('https://howifeel.example', dead)(shard)).rejects.toThrow(
    /https:\/\/howifeel\.example\/blobs\/abab.* did not answer/,
  );
});
