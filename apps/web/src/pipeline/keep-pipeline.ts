import { createSignal } from 'solid-js';
import { connectPipeline, type PipelineConnection } from './connect-pipeline.ts';
import {
  CONTEXT_LOST,
  type PipelineMemory,
  type PrepareOptions,
  type PrepareProgress,
  type Prepared,
} from './protocol.ts';

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

  /** A worker takes all that belonged to a lost context with it; on the page's own thread that stays, and is in the way. */
  let mayTryAgain = true;
  const isWithoutGpu = () => losses > 1 || (losses > 0 && !mayTryAgain);

  const tellLoss = () => {
    losses += 1;
    clearTimeout(calm);
    const without = isWithoutGpu() ? ' without it' : '';
    setNotice(`The graphics processor took its context away. Recognition starts anew${without}.`);
  };

  /** @returns undefined when the context was lost on the way */
  const tryToPrepare = async (): Promise<PipelineConnection | undefined> => {
    const withoutGpu = isWithoutGpu();
    const options = { ...prepare(), ...(withoutGpu && { backend: 'wasm' as const }) };
    const connection = await connect(options);
    if (connection.thread === 'main') mayTryAgain = false;
    try {
      const outcome = await connection.prepare(options, setProgress);
      if (outcome.ok) {
        const reason = withoutGpu && { backendReason: 'the graphics processor was lost' };
        setPrepared({ ...outcome.value, ...reason, thread: connection.thread });
        return connection;
      }
      if (outcome.problem.code !== CONTEXT_LOST || withoutGpu) {
        throw Object.assign(new Error(outcome.problem.message), outcome.problem);
      }
    } catch (error) {
      connection.close();
      throw error;
    }
    connection.close();
    return undefined;
  };

  const connectAndPrepare = async (): Promise<PipelineConnection> => {
    try {
      for (;;) {
        const connection = await tryToPrepare();
        if (connection) return connection;
        tellLoss();
      }
    } finally {
      if (notice()) calm = setTimeout(() => setNotice(''), NOTICE_MS);
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
    tellLoss();
    await close();
    return warm();
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
