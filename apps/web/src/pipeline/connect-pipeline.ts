import { proxy, releaseProxy, transfer, wrap } from 'comlink';
import type { Pipeline } from './protocol.ts';

/** A pipeline and a way to end it. */
export interface PipelineConnection extends Pipeline {
  /** Where it runs: the HUD says so. */
  thread: 'worker' | 'main';
  close(): void;
}

/** Connects to a fresh pipeline in a worker; on the main thread where a worker could not use WebGL. */
export async function connectPipeline(): Promise<PipelineConnection> {
  return canUseWorker() ? connectWorker() : connectMainThread();
}

/** Whether workers of this browser have canvases with WebGL 2 (Safari before 17 has none). */
function canUseWorker(): boolean {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return false;
  try {
    return (
      new OffscreenCanvas(1, 1).getContext('webgl2') !== null ||
      document.createElement('canvas').getContext('webgl2') === null
    );
  } catch {
    return false;
  }
}

function connectWorker(): PipelineConnection {
  const worker = new Worker(new URL('./pipeline.worker.ts', import.meta.url), { type: 'module', name: 'pipeline' });
  const remote = wrap<Pipeline>(worker);
  return {
    thread: 'worker',
    prepare: (options, onProgress) => remote.prepare(options, proxy(onProgress)),
    analyse: (frame, time) => remote.analyse(transfer(frame, [frame]), time),
    reset: () => remote.reset(),
    close: () => {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}

async function connectMainThread(): Promise<PipelineConnection> {
  const { createPipeline } = await import('./create-pipeline.ts');
  return { thread: 'main', ...createPipeline(), close: () => undefined };
}
