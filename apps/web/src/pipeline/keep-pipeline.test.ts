import { createRoot } from 'solid-js';
import { expect, test, vi } from 'vitest';
import type { PipelineConnection } from './connect-pipeline.ts';
import { keepPipeline } from './keep-pipeline.ts';
import { CONTEXT_LOST, type Outcome, type Prepared, type PrepareOptions } from './protocol.ts';

const prepared: Outcome<Prepared> = {
  ok: true,
  value: {
    backend: 'wasm',
    backendReason: 'as asked',
    detector: 'd',
    model: { id: 'm', name: 'M', accuracy: null, bytes: 1 },
    warmUpMs: 0,
  },
};

function setUp(
  prepare: PipelineConnection['prepare'] = async () => prepared,
  thread: PipelineConnection['thread'] = 'worker',
) {
  const close = vi.fn();
  const memory = vi.fn(async () => ({ tensors: 1, bytes: 4, gpuBytes: null }));
  const connect = vi.fn(async (): Promise<PipelineConnection> => {
    const unused = () => expect.unreachable('not called here');
    return { thread, prepare, analyse: unused, reset: unused, memory, close };
  });
  const { keeper, dispose } = createRoot((dispose) => ({
    keeper: keepPipeline({ prepare: () => ({ modelId: null, backend: 'auto' }), connect }),
    dispose,
  }));
  return { keeper, dispose, connect, close, memory };
}

test('a pipeline that breaks while it is prepared is closed, and the next call begins another', async () => {
  const prepare = vi.fn(async () => prepared).mockRejectedValueOnce(new Error('gone'));
  const { keeper, dispose, connect, close } = setUp(prepare);
  await expect(keeper.warm()).rejects.toThrow('gone');
  expect(close).toHaveBeenCalledOnce();
  await keeper.warm();
  expect(connect).toHaveBeenCalledTimes(2);
  dispose();
});

test('one that fails after it was closed does not take its successor along', async () => {
  let fail!: (error: Error) => void;
  const prepare = vi.fn(async () => prepared);
  prepare.mockReturnValueOnce(new Promise((_, reject) => (fail = reject)));
  const { keeper, dispose, connect } = setUp(prepare);
  const first = keeper.warm();
  await vi.waitFor(() => expect(prepare).toHaveBeenCalled());
  const closing = keeper.close();
  const second = keeper.warm();
  fail(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await closing;
  expect(await keeper.warm()).toBe(await second);
  expect(connect).toHaveBeenCalledTimes(2);
  dispose();
});

test('the reason for wasm after two losses is told as it is', async () => {
  const { keeper, dispose } = setUp();
  await keeper.renew();
  expect(keeper.notice()).toMatch(/starts anew\.$/);
  await keeper.renew();
  expect(keeper.notice()).toMatch(/starts anew without it\.$/);
  expect(keeper.prepared()?.backendReason).toBe('the graphics processor was lost');
  dispose();
});

test('a context that is lost while the networks are prepared is survived, twice', async () => {
  const lost = { ok: false, problem: { code: CONTEXT_LOST, message: 'lost', hint: '' } } as const;
  const prepare = vi.fn(async (_: PrepareOptions): Promise<Outcome<Prepared>> => prepared);
  prepare.mockResolvedValueOnce(lost).mockResolvedValueOnce(lost);
  const { keeper, dispose, close } = setUp(prepare);
  await keeper.warm();
  expect(prepare.mock.calls.map(([{ backend }]) => backend)).toEqual(['auto', 'auto', 'wasm']);
  expect(close).toHaveBeenCalledTimes(2);
  expect(keeper.notice()).toMatch(/starts anew without it\.$/);
  expect(keeper.prepared()?.backendReason).toBe('the graphics processor was lost');
  dispose();
});

test("on the page's own thread one loss is enough", async () => {
  const prepare = vi.fn(async (_: PrepareOptions): Promise<Outcome<Prepared>> => prepared);
  const { keeper, dispose } = setUp(prepare, 'main');
  await keeper.warm();
  await keeper.renew();
  expect(keeper.notice()).toMatch(/starts anew without it\.$/);
  expect(prepare.mock.calls.map(([{ backend }]) => backend)).toEqual(['auto', 'wasm']);
  dispose();
});

test('of a pipeline that does not answer no memory is known', async () => {
  const { keeper, dispose, memory } = setUp();
  expect(await keeper.memory()).toBeNull();
  await keeper.warm();
  expect(await keeper.memory()).toMatchObject({ tensors: 1 });
  memory.mockRejectedValueOnce(new Error('gone'));
  expect(await keeper.memory()).toBeNull();
  dispose();
});
