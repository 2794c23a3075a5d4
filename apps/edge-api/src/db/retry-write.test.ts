import { expect, it, vi } from 'vitest';
import { Failure } from '../http/failure.ts';
import { retryWrite } from './retry-write.ts';

const lost = () => new Error('Failed query: insert …', { cause: new Error('D1_ERROR: Network connection lost.') });

it('writes again, with growing waits, until it works', async () => {
  const write = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(lost())
    .mockRejectedValueOnce(lost())
    .mockResolvedValue('done');
  const waits: number[] = [];
  expect(await retryWrite(write, async (ms) => waits.push(ms))).toBe('done');
  expect(write).toHaveBeenCalledTimes(3);
  expect(waits[0]).toBeGreaterThanOrEqual(20);
  expect(waits[0]).toBeLessThan(60);
  expect(waits[1]).toBeGreaterThanOrEqual(40);
});

it('gives up after a while with 503 and Retry-After', async () => {
  const write = vi.fn<() => Promise<string>>().mockRejectedValue(lost());
  const failure = await retryWrite(write, async () => undefined).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  const response = (failure as Failure).toResponse();
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(write).toHaveBeenCalledTimes(4);
});

it('does not repeat what is wrong in itself', async () => {
  const write = vi.fn<() => Promise<string>>().mockRejectedValue(new Error('D1_ERROR: no such table: x'));
  await expect(retryWrite(write, async () => undefined)).rejects.toThrow('no such table');
  expect(write).toHaveBeenCalledTimes(1);
});
