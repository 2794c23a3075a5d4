import { ApiError, type SessionDetail, type WatchOptions } from '@howifeel/edge-api/contract';
import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWatchedSession } from './create-watched-session.ts';

const session = (samples: number, endedAt: number | null = null) => ({ samples, endedAt }) as SessionDetail;
const notFound = new ApiError({ code: 'not_found', message: 'no', hint: '', status: 404 });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(first: SessionDetail) {
  const getSession = vi.fn(async () => first);
  const close = vi.fn();
  let line: WatchOptions | undefined;
  const watch = vi.fn((_id: string, options: WatchOptions) => {
    line = options;
    return { close };
  });
  const { watched, dispose } = createRoot((dispose) => ({
    watched: createWatchedSession({ id: 'a', writeToken: async () => 't', api: { getSession }, watch, pollMs: 1000 }),
    dispose,
  }));
  return { watched, dispose, getSession, watch, close, line: () => line! };
}

test('a session that goes on is watched over the line, and not asked for while the line stands', async () => {
  const { watched, dispose, getSession, line } = setUp(session(1));
  await vi.advanceTimersByTimeAsync(10);
  expect(line().writeToken).toBe('t');
  line().onState?.('live');
  line().onSession(session(2));
  await vi.advanceTimersByTimeAsync(1000);
  const asked = getSession.mock.calls.length;
  await vi.advanceTimersByTimeAsync(5000);
  expect(getSession).toHaveBeenCalledTimes(asked);
  expect(watched.value()).toMatchObject({ samples: 2 });
  expect(watched.line()).toBe('live');
  dispose();
});

test('when the line is lost it is asked for every few seconds', async () => {
  const { watched, dispose, getSession, line } = setUp(session(1));
  await vi.advanceTimersByTimeAsync(10);
  line().onState?.('live');
  await vi.advanceTimersByTimeAsync(1000);
  line().onState?.('waiting');
  getSession.mockResolvedValue(session(9));
  await vi.advanceTimersByTimeAsync(3000);
  expect(watched.value()).toMatchObject({ samples: 9 });
  dispose();
});

test('a session that ends closes the line, and one that had ended opens none', async () => {
  const running = setUp(session(1));
  await vi.advanceTimersByTimeAsync(10);
  running.line().onSession(session(2, 5));
  expect(running.close).toHaveBeenCalled();
  running.dispose();

  const over = setUp(session(1, 5));
  await vi.advanceTimersByTimeAsync(5000);
  expect(over.watch).not.toHaveBeenCalled();
  expect(over.getSession).toHaveBeenCalledOnce();
  over.dispose();
});

test('a session that is deleted while it is watched is gone', async () => {
  const { watched, dispose, getSession, line } = setUp(session(1));
  await vi.advanceTimersByTimeAsync(10);
  getSession.mockRejectedValue(notFound);
  line().onState?.('gone');
  await vi.advanceTimersByTimeAsync(10);
  expect(watched.value()).toBe('gone');
  dispose();
});
