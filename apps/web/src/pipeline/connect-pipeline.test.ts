import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectPipeline } from './connect-pipeline.ts';

/** A worker that never answers. */
class SilentWorker extends EventTarget {
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();
  constructor() {
    super();
    workers.push(this);
  }
  fail() {
    this.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
  }
}
const workers: SilentWorker[] = [];

beforeEach(() => {
  vi.stubGlobal('Worker', SilentWorker);
  vi.stubGlobal('OffscreenCanvas', EventTarget);
});
afterEach(() => vi.unstubAllGlobals());

test('a worker that does not load is told of and ended, also while it is asked for WebGL', async () => {
  const connecting = connectPipeline({ modelId: null, backend: 'auto' });
  workers.at(-1)!.fail();
  await expect(connecting).rejects.toMatchObject({ code: 'worker-failed' });
  expect(workers.at(-1)!.terminate).toHaveBeenCalledOnce();
});

test('whoever waits for a worker hears that it failed, whatever was asked, and so does who asks later', async () => {
  const options = { modelId: null, backend: 'wasm' } as const;
  const pipeline = await connectPipeline(options);
  const questions = [
    () => pipeline.prepare(options, () => undefined),
    () => pipeline.analyse({} as ImageBitmap, 0),
    async () => pipeline.reset(),
    async () => pipeline.memory(),
  ];
  const before = questions.map((ask) => ask());
  workers.at(-1)!.fail();
  for (const answer of [...before, ...questions.map((ask) => ask())]) {
    await expect(answer).rejects.toMatchObject({ code: 'worker-failed' });
  }
});
