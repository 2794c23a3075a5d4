import { proxy, releaseProxy, transfer, wrap } from 'comlink';
import workerUrl from './pipeline.worker.ts?worker&url';
import { createBreaker } from './create-breaker.ts';
import type { FrameReading, Outcome, Pipeline, PipelineWorker, Prepared, PrepareOptions } from './protocol.ts';

/** A pipeline and a way to end it. */
export interface PipelineConnection extends Pipeline {
  /** Where it runs: the HUD says so. */
  thread: 'worker' | 'main';
  close(): void;
}

/**
 * Connects to a fresh pipeline in a worker; on the main thread where only that has WebGL (Safari before 17). The worker is
 * asked first: to make a context takes long enough to be felt, and the page must not wait for it.
 *
 * @param options what it will be prepared with: it begins with that at once, before anybody asks
 * @throws Error `worker-failed` when the worker does not load; whoever waits for one that fails later gets the same
 */
export async function connectPipeline(options: PrepareOptions): Promise<PipelineConnection> {
  const { backend } = options;
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return connectMainThread();
  const { connection, hasWebgl } = startWorker(options);
  try {
    if (backend === 'wasm' || backend === 'webgpu' || (await hasWebgl()) || !pageHasWebgl()) return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
  connection.close();
  return connectMainThread();
}

/** A worker's name is what it can read before the first message. */
function startWorker(options: PrepareOptions): { connection: PipelineConnection; hasWebgl: () => Promise<boolean> } {
  const worker = new Worker(workerUrl, { type: 'module', name: JSON.stringify(options) });
  const remote = wrap<PipelineWorker>(worker);
  // A worker that fails as a whole answers nothing; whoever waits for it must hear of it.
  const program = createBreaker();
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    program.break(
      Object.assign(new Error(`The worker that looks at pictures failed: ${event.message || 'it did not load'}.`), {
        code: 'worker-failed',
        hint: 'Check the connection, then try again.',
      }),
    );
  });
  const connection: PipelineConnection = {
    thread: 'worker',
    prepare: (options, onProgress) => program.guard<Outcome<Prepared>>(remote.prepare(options, proxy(onProgress))),
    analyse: (frame, time) => program.guard<Outcome<FrameReading>>(remote.analyse(transfer(frame, [frame]), time)),
    reset: (source) => program.guard(remote.reset(source)),
    memory: () => program.guard(remote.memory()),
    close: () => {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
  return { connection, hasWebgl: () => program.guard(remote.hasWebgl()) };
}

function pageHasWebgl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

/** Ends the pipeline of the main thread, which has one backend for all of them. */
let closeMainThread: () => void = () => undefined;

async function connectMainThread(): Promise<PipelineConnection> {
  const [{ createPipeline }, { begin }] = await Promise.all([import('./create-pipeline.ts'), import('./begin.ts')]);
  closeMainThread();
  const pipeline = createPipeline();
  closeMainThread = pipeline.close;
  return {
    ...pipeline,
    thread: 'main',
    prepare: (options, onProgress) => pipeline.prepare(options, onProgress, begin(options)),
  };
}
