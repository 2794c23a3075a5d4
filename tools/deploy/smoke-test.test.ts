import { expect, test } from 'vitest';
import { smokeTest } from './smoke-test.ts';

const page = (headers: Record<string, string>) => async () =>
  new Response('<!doctype html><script src="/a.js"></script>', { headers });
const policy = { 'content-security-policy': "default-src 'none'" };

test('fails on a site without the client, without its policy, and without a model', async () => {
  await expect(smokeTest('https://a.test', async () => new Response('Nothing here', { status: 404 }))).rejects.toThrow(
    'answers 404',
  );
  await expect(smokeTest('https://a.test', page({}))).rejects.toThrow('content security policy');
  const empty = async (input: unknown) =>
    String(input).endsWith('/api/models') ? Response.json({ default: null, models: [] }) : page(policy)();
  await expect(smokeTest('https://a.test', empty as typeof fetch)).rejects.toThrow('No model is published');
});
