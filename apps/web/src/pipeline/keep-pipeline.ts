import { createSignal } from 'solid-js';
import { connectPipeline, type PipelineConnection } from './connect-pipeline.ts';
import type { PipelineMemory, PrepareOptions, PrepareProgress, Prepared } from './protocol.ts';

/** What {@link keepPipeline} needs. */
export interface KeepPipelineOptions {
  /** Asked each time the networks load: the picked model may have changed. */
  prepare: () => PrepareOptions;
  connect?: (options: PrepareOptions) => Promise<PipelineConnection>;
}

/** Keeps one pipeline for a page: loaded once, begun anew when the graphics processor takes its context away. */
export function keepPipeline({ prepare, connect = connectPipeline }: KeepPipelineOptions) {
  const [progress, setProgress] = createSignal<PrepareProgress | null>(null);
  const [prepared, setPrepared] = createSignal<(Prepared & { thread: 'worker' | 'main' }) | null>(null);
  let ready: Promise<PipelineConnection> | undefined;
  let losses = 0;

  const connectAndPrepare = async (): Promise<PipelineConnection> => {
    const options = { ...prepare(), ...(losses > 1 && { backend: 'wasm' as const }) };
    const connection = await connect(options);
    const outcome = await connection.prepare(options, setProgress);
    if (!outcome.ok) {
      connection.close();
      throw Object.assign(new Error(outcome.problem.message), outcome.problem);
    }
    setPrepared({ ...outcome.value, thread: connection.thread });
    return connection;
  };

  /** Loads the networks, or gives those that are loaded. A failure is thrown to whoever waits, and the next call tries again. */
  const warm = (): Promise<PipelineConnection> => {
    ready ??= connectAndPrepare().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };

  const close = async () => {
    const closing = ready;
    ready = undefined;
    (await closing?.catch(() => undefined))?.close();
  };

  /** A new pipeline after a lost context; from the second loss on without the graphics processor. */
  const renew = async (): Promise<PipelineConnection> => {
    losses += 1;
    await close();
    return warm();
  };

  /** What the loaded networks hold; null while none are. */
  const memory = async (): Promise<PipelineMemory | null> => {
    const connection = await ready?.catch(() => undefined);
    return (await connection?.memory()) ?? null;
  };

  return { progress, prepared, warm, renew, close, memory };
}
