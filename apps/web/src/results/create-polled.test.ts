import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPolled } from './create-polled.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('loads again while it is live, then rests', async () => {
  const answers = [{ live: true }, { live: true }, { live: false }];
  const load = vi.fn(async () => answers.shift()!);
  const { polled, dispose } = createRoot((dispose) => ({
    polled: createPolled(load, ({ live }) => live, 4000),
    dispose,
  }));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(load).toHaveBeenCalledTimes(3);
  expect(polled.value()).toEqual({ live: false });
  dispose();
});

test('a failure keeps what is known, says so, and tries on', async () => {
  const load = vi.fn(async () => ({ live: true }));
  const { polled, dispose } = createRoot((dispose) => ({
    polled: createPolled(load, ({ live }) => live, 4000),
    dispose,
  }));
  await vi.advanceTimersByTimeAsync(0);
  load.mockRejectedValueOnce(new Error('no network'));
  await vi.advanceTimersByTimeAsync(4000);
  expect(polled.value()).toEqual({ live: true });
  expect(polled.problem()?.message).toBe('no network');
  await vi.advanceTimersByTimeAsync(4000);
  expect(polled.problem()).toBeNull();
  dispose();
});

test('after it has ended nothing is loaded', async () => {
  const load = vi.fn(async () => ({ live: true }));
  const dispose = createRoot((dispose) => {
    createPolled(load, ({ live }) => live, 4000);
    return dispose;
  });
  await vi.advanceTimersByTimeAsync(0);
  dispose();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(load).toHaveBeenCalledTimes(1);
});
