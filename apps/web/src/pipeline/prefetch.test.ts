import { expect, test } from 'vitest';
import { prefetch } from './prefetch.ts';

const network = (...hashes: string[]) => ({
  kind: 'classifier',
  weights: { shards: hashes.map((sha256) => ({ sha256 })) },
});

/** A server of two models and their ensemble that notes what it was asked. */
function server(answers: Record<string, unknown> = {}) {
  const asked: string[] = [];
  const all: Record<string, unknown> = {
    '/api/models': { default: 'student' },
    '/api/models/student': network('aa', 'bb'),
    '/api/models/other': network('cc'),
    '/api/models/both': {
      kind: 'ensemble',
      members: [{ manifest: network('aa', 'bb') }, { manifest: network('bb', 'cc') }],
    },
    ...answers,
  };
  const fetch = async (url: string) => {
    asked.push(url);
    if (url in all) return Response.json(all[url]);
    return url.startsWith('/blobs/') || url === '/detector' ? new Response(url) : new Response('', { status: 404 });
  };
  return { asked, fetch };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

test('files, the default model and its weights are on their way before anybody asks', async () => {
  const { asked, fetch } = server();
  const early = prefetch(null, ['/detector'], fetch);
  await settle();
  expect(asked).toEqual(['/detector', '/api/models', '/api/models/student', '/blobs/aa', '/blobs/bb']);
  expect(await (await early('/api/models')).json()).toEqual({ default: 'student' });
  expect(await (await early('/blobs/bb')).text()).toBe('/blobs/bb');
  expect(await (await early('/detector')).text()).toBe('/detector');
  expect(asked).toHaveLength(5);
});

test('of an ensemble all weights are on their way, each once', async () => {
  const { asked, fetch } = server();
  prefetch('both', [], fetch);
  await settle();
  expect(asked).toEqual(['/api/models/both', '/blobs/aa', '/blobs/bb', '/blobs/cc']);
});

test('each answer is handed out once, and only to a GET', async () => {
  const { asked, fetch } = server();
  const early = prefetch('other', [], fetch);
  await settle();
  await early('/blobs/cc');
  await early('/blobs/cc');
  await early('/api/models/other', { method: 'DELETE' });
  expect(asked).toEqual(['/api/models/other', '/blobs/cc', '/blobs/cc', '/api/models/other']);
});

test('what fails early is told to whoever asks, and nobody else', async () => {
  const dead = prefetch(null, ['/detector'], () => Promise.reject(new TypeError('no network')));
  await settle();
  await expect(dead('/detector')).rejects.toThrow('no network');
  const { fetch } = server({ '/api/models': { default: null } });
  const empty = prefetch(null, [], fetch);
  await settle();
  expect(await (await empty('/api/models')).json()).toEqual({ default: null });
});
