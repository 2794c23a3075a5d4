import { expect, test, vi } from 'vitest';
import { lookAhead } from './look-ahead.ts';

test('the next value is asked for while the present one is worked on', async () => {
  const events: string[] = [];
  async function* count() {
    for (const value of [1, 2]) {
      events.push(`make ${value}`);
      yield value;
    }
  }
  for await (const value of lookAhead(count(), () => undefined)) {
    await Promise.resolve();
    events.push(`use ${value}`);
  }
  expect(events).toEqual(['make 1', 'make 2', 'use 1', 'use 2']);
});

test('who leaves early gets nothing, and what was asked for is discarded', async () => {
  const discard = vi.fn();
  const ended = vi.fn();
  async function* count() {
    try {
      for (let value = 0; ; value++) yield value;
    } finally {
      ended();
    }
  }
  for await (const value of lookAhead(count(), discard)) if (value === 3) break;
  expect(discard.mock.calls).toEqual([[4]]);
  expect(ended).toHaveBeenCalledOnce();
});

test('a failure of the source is told once what came before it was used', async () => {
  async function* broken() {
    yield 1;
    throw new Error('cut off');
  }
  const used: number[] = [];
  await expect(async () => {
    for await (const value of lookAhead(broken(), () => undefined)) used.push(value);
  }).rejects.toThrow('cut off');
  expect(used).toEqual([1]);
});
