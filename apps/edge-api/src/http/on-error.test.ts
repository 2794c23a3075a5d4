import { Hono } from 'hono';
import { expect, it, vi } from 'vitest';
import type { AppEnv } from '../env.ts';
import { errorSchema } from '../contract/index.ts';
import { onError } from './on-error.ts';

async function answerTo(error: Error) {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const app = new Hono<AppEnv>().get('/', () => {
    throw error;
  });
  app.onError(onError);
  const response = await app.request('/');
  expect(log).toHaveBeenCalled();
  log.mockRestore();
  return { response, error: errorSchema.parse(await response.json()).error };
}

it('says of a database in passing trouble when to come back', async () => {
  const cause = new Error('D1_ERROR: D1 DB is overloaded. Too many requests queued.');
  const { response, error } = await answerTo(new Error('Failed query: select …', { cause }));
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(error.code).toBe('unavailable');
});

it('tells nothing of our own mistakes', async () => {
  const { response, error } = await answerTo(new Error('select write_hash from sessions'));
  expect(response.status).toBe(500);
  expect(JSON.stringify(error)).not.toContain('write_hash');
});
