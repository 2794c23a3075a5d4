import { createSignal } from 'solid-js';
import { connectPipeline, type PipelineConnection } from './connect-pipeline.ts';
import type { PipelineMemory, PrepareOptions, PrepareProgress, Prepared } from './protocol.ts';

/** What {@link keepPipeline} needs. */
export interface KeepPipelineOptions {
  /** Asked each time the networks load: the picked model may have changed. */
  prepare: () => PrepareOptions;
  connect?: (options: PrepareOptions) => Promise<PipelineConnection>;
}

/** Milliseconds that a remark stays once all is well again. */
const NOTICE_MS = 6000;

/** Keeps one pipeline for a page: loaded once, begun anew when the graphics processor takes its context away. */
export function keepPipeline({ prepare, connect = connectPipeline }: KeepPipelineOptions) {
  const [progress, setProgress] = createSignal<PrepareProgress | null>(null);
  const [prepared, setPrepared] = createSignal<(Prepared & { thread: 'worker' | 'main' }) | null>(null);
  /** That a context was lost, in words, until recognition goes on. */
  const [notice, setNotice] = createSignal('');
  let ready: Promise<PipelineConnection> | undefined;
  let losses = 0;
  let calm: ReturnType<typeof setTimeout> | undefined;

  const connectAndPrepare = async (): Promise<PipelineConnection> => {
    const withoutGpu = losses > 1;
    const options = { ...prepare(), ...(withoutGpu && { backend: 'wasm' as const }) };
    const connection = await connect(options);
    try {
      const outcome = await connection.prepare(options, setProgress);
      if (!outcome.ok) throw Object.assign(new Error(outcome.problem.message), outcome.problem);
      const reason = withoutGpu && { backendReason: 'the graphics processor was lost twice' };
      setPrepared({ ...outcome.value, ...reason, thread: connection.thread });
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  };

  /** Loads the networks, or gives those that are loaded. A failure is thrown to whoever waits, and the next call tries again. */
  const warm = (): Promise<PipelineConnection> => {
    const loading = (ready ??= connectAndPrepare().catch((error: unknown) => {
      if (ready === loading) ready = undefined;
      throw error;
    }));
    return loading;
  };

  /** Ends the pipeline, loaded or not; the next {@link warm} begins a fresh one. */
  const close = async () => {
    const closing = ready;
    ready = undefined;
    (await closing?.catch(() => undefined))?.close();
  };

  /** A new pipeline after a lost context; from the second loss on without the graphics processor. */
  const renew = async (): Promise<PipelineConnection> => {
    losses += 1;
    clearTimeout(calm);
    setNotice(
      `The graphics processor took its context away. Recognition starts anew${losses > 1 ? ' without it' : ''}.`,
    );
    try {
      await close();
      return await warm();
    } finally {
      calm = setTimeout(() => setNotice(''), NOTICE_MS);
    }
  };

  /** What the loaded networks hold; null while there are none that answer. */
  const memory = async (): Promise<PipelineMemory | null> => {
    try {
      return (await (await ready)?.memory()) ?? null;
    } catch {
      return null;
    }
  };

  return { progress, prepared, notice, warm, renew, close, memory };
}
