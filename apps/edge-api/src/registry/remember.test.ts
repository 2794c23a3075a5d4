import { beforeEach, expect, it, vi } from 'vitest';
import { forgetRegistry, remember } from './remember.ts';

beforeEach(forgetRegistry);

it('loads again after a while, after a change, and after a failure', async () => {
  const load = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('no such model'));
  for (const n of [1, 2, 3]) load.mockResolvedValueOnce(n);
  await expect(remember('a', load, 0)).rejects.toThrow('no such model');
  expect(await remember('a', load, 0)).toBe(1);
  expect(await remember('a', load, 9_999)).toBe(1);
  expect(await remember('a', load, 10_000)).toBe(2);
  forgetRegistry();
  expect(await remember('a', load, 10_001)).toBe(3);
});

it('keeps keys apart', async () => {
  expect(await remember('a', async () => 1)).toBe(1);
  expect(await remember('b', async () => 2)).toBe(2);
});
