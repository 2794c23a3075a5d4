import { createRoot } from 'solid-js';
import { expect, test, vi } from 'vitest';
import type { PipelineConnection } from '../pipeline/connect-pipeline.ts';
import { CONTEXT_LOST, type FrameReading, type Outcome, type PrepareOptions } from '../pipeline/protocol.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import { createLive } from './create-live.ts';

const reading: FrameReading = {
  width: 1,
  height: 1,
  faces: [],
  timings: { upload: 0, detect: 0, classify: 0, total: 0 },
};
const lost: Outcome<FrameReading> = { ok: false, problem: { code: CONTEXT_LOST, message: 'lost', hint: '' } };

/** A source with a frame every turn of the event loop. */
function fakeSource(): FrameSource {
  return {
    kind: 'demo',
    mirrored: false,
    element: document.createElement('canvas'),
    grab: async () => ({}) as ImageBitmap,
    onNextFrame: (callback) => {
      const handle = setTimeout(callback, 1);
      return () => clearTimeout(handle);
    },
    stop: vi.fn(),
  };
}

function setUp(
  answers: Outcome<FrameReading>[] = [],
  prepareFails = 0,
  reset: () => void | Promise<void> = () => undefined,
) {
  const asked: PrepareOptions['backend'][] = [];
  const closed = vi.fn();
  const connect = async (): Promise<PipelineConnection> => ({
    thread: 'worker',
    prepare: async ({ backend }) => {
      asked.push(backend);
      if (prepareFails-- > 0) return { ok: false, problem: { code: 'shard-corrupt', message: 'bad', hint: 'again' } };
      return {
        ok: true,
        value: {
          backend: backend === 'wasm' ? 'wasm' : 'webgl',
          backendReason: '',
          detector: 'd',
          model: { id: 'm', name: 'M', accuracy: null, bytes: 1 },
          warmUpMs: 1,
        },
      };
    },
    analyse: async () => answers.shift() ?? { ok: true, value: reading },
    reset,
    memory: () => null,
    close: closed,
  });
  const onReading = vi.fn();
  const { live, dispose } = createRoot((dispose) => ({
    live: createLive({ prepare: () => ({ modelId: null, backend: 'auto' }), onReading, connect }),
    dispose,
  }));
  return { live, dispose, onReading, asked, closed };
}

test('starts, reads frames, stops', async () => {
  const { live, dispose, onReading } = setUp();
  const source = fakeSource();
  await live.start(async () => source);
  expect(live.phase()).toBe('running');
  await vi.waitFor(() => expect(onReading).toHaveBeenCalled());
  live.stop();
  expect(live.phase()).toBe('idle');
  expect(source.stop).toHaveBeenCalled();
  dispose();
});

test('a model that does not load is told, and the next start tries again', async () => {
  const { live, dispose, onReading } = setUp([], 1);
  await live.start(async () => fakeSource());
  expect(live.problem()).toEqual({ code: 'shard-corrupt', message: 'bad', hint: 'again' });
  expect(live.phase()).toBe('idle');
  expect(onReading).not.toHaveBeenCalled();
  await live.start(async () => fakeSource());
  expect(live.problem()).toBeNull();
  expect(live.phase()).toBe('running');
  dispose();
});

test('a lost context begins anew, the second time on wasm, with the same source', async () => {
  const { live, dispose, asked, onReading, closed } = setUp([lost, lost]);
  const source = fakeSource();
  await live.start(async () => source);
  await vi.waitFor(() => expect(onReading).toHaveBeenCalled());
  expect(asked).toEqual(['auto', 'auto', 'wasm']);
  expect(closed).toHaveBeenCalledTimes(2);
  expect(source.stop).not.toHaveBeenCalled();
  expect(live.prepared()?.backend).toBe('wasm');
  expect(live.notice()).toContain('starts anew');
  dispose();
});

test('a source that cannot be opened is told in its own words', async () => {
  const { live, dispose } = setUp();
  const cause = { code: 'camera-denied', message: 'blocked', hint: 'allow' };
  await live.start(
    () => Promise.reject(new Error('x')),
    () => cause,
  );
  expect(live.problem()).toEqual(cause);
  expect(live.phase()).toBe('idle');
  dispose();
});

test('stopping while the camera is being asked for closes what comes late', async () => {
  const { live, dispose } = setUp();
  const source = fakeSource();
  let give!: (source: FrameSource) => void;
  const starting = live.start(() => new Promise((resolve) => (give = resolve)));
  live.stop();
  give(source);
  await starting;
  expect(source.stop).toHaveBeenCalled();
  expect(live.phase()).toBe('idle');
  dispose();
});

test('after a pipeline has failed the next start gets a fresh one', async () => {
  const failed: Outcome<FrameReading> = { ok: false, problem: { code: 'worker-failed', message: 'gone', hint: '' } };
  const { live, dispose, asked, onReading, closed } = setUp([failed]);
  await live.start(async () => fakeSource());
  await vi.waitFor(() => expect(live.problem()?.code).toBe('worker-failed'));
  expect(live.phase()).toBe('idle');
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
  await live.start(async () => fakeSource());
  await vi.waitFor(() => expect(onReading).toHaveBeenCalled());
  expect(asked).toHaveLength(2);
  dispose();
});

test('so it is when it fails before the first frame', async () => {
  const reset = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('gone'));
  const { live, dispose, asked } = setUp([], 0, reset);
  await live.start(async () => fakeSource());
  expect(live.problem()?.message).toBe('gone');
  await live.start(async () => fakeSource());
  expect(live.phase()).toBe('running');
  expect(asked).toHaveLength(2);
  dispose();
});

test('stopping in the last moment before the first frame leaves nothing running', async () => {
  let done!: () => void;
  const { live, dispose, onReading } = setUp([], 0, () => new Promise<void>((resolve) => (done = resolve)));
  const starting = live.start(async () => fakeSource());
  await vi.waitFor(() => expect(done).toBeTypeOf('function'));
  live.stop();
  done();
  await starting;
  expect(live.phase()).toBe('idle');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(onReading).not.toHaveBeenCalled();
  dispose();
});
