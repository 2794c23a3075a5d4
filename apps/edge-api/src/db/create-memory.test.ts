import { expect, it, vi } from 'vitest';
import { createMemory } from './create-memory.ts';

it('loads again after a while, when told to, and after a failure', async () => {
  const { remember, forget } = createMemory(10_000);
  const load = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('no such model'));
  for (const n of [1, 2, 3]) load.mockResolvedValueOnce(n);
  await expect(remember('a', load, 0)).rejects.toThrow('no such model');
  expect(await remember('a', load, 0)).toBe(1);
  expect(await remember('a', load, 9_999)).toBe(1);
  expect(await remember('a', load, 10_000)).toBe(2);
  forget();
  expect(await remember('a', load, 10_001)).toBe(3);
});

it('keeps keys, and memories, apart', async () => {
  const [one, other] = [createMemory(10_000), createMemory(10_000)];
  expect(await one.remember('a', async () => 1)).toBe(1);
  expect(await one.remember('b', async () => 2)).toBe(2);
  expect(await other.remember('a', async () => 3)).toBe(3);
});
