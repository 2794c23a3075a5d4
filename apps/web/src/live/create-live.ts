import { batch, createSignal, onCleanup } from 'solid-js';
import { connectPipeline, type PipelineConnection } from '../pipeline/connect-pipeline.ts';
import {
  CONTEXT_LOST,
  type FrameReading,
  type PrepareOptions,
  type PrepareProgress,
  type Prepared,
} from '../pipeline/protocol.ts';
import { runFrameLoop } from '../pipeline/run-frame-loop.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import { toProblem, type Problem } from '../ui/problem.ts';

/** idle: the landing; preparing: networks load; running: frames flow. */
export type LivePhase = 'idle' | 'preparing' | 'running';

/** What {@link createLive} needs. */
export interface LiveOptions {
  /** Asked each time the networks load: the picked model may have changed. */
  prepare: () => PrepareOptions;
  onReading: (reading: FrameReading, time: number) => void;
  connect?: () => Promise<PipelineConnection>;
}

/**
 * The life of the live page: connects the pipeline once, feeds it one source after the other, and begins anew when the
 * graphics processor takes its context away (the second time on wasm).
 */
export function createLive({ prepare, onReading, connect = connectPipeline }: LiveOptions) {
  const [phase, setPhase] = createSignal<LivePhase>('idle');
  const [progress, setProgress] = createSignal<PrepareProgress | null>(null);
  const [prepared, setPrepared] = createSignal<(Prepared & { thread: 'worker' | 'main' }) | null>(null);
  const [source, setSource] = createSignal<FrameSource | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [notice, setNotice] = createSignal('');
  let ready: Promise<PipelineConnection> | undefined;
  let insistOnWasm = false;
  let losses = 0;
  let stopLoop: () => void = () => undefined;
  let attempt = 0;

  const connectAndPrepare = async (): Promise<PipelineConnection> => {
    const connection = await connect();
    const outcome = await connection.prepare({ ...prepare(), ...(insistOnWasm && { backend: 'wasm' }) }, setProgress);
    if (!outcome.ok) {
      connection.close();
      throw Object.assign(new Error(outcome.problem.message), outcome.problem);
    }
    setPrepared({ ...outcome.value, thread: connection.thread });
    return connection;
  };

  /** Loads the networks ahead of time; a failure is told when they are needed, and then tried again. */
  const warm = (): Promise<PipelineConnection> => {
    ready ??= connectAndPrepare().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };

  const feed = (pipeline: PipelineConnection, from: FrameSource) => {
    stopLoop();
    stopLoop = runFrameLoop({ source: from, pipeline, onReading, onProblem: (fault) => void onFault(fault, from) });
  };

  const onFault = async (fault: Problem, from: FrameSource) => {
    stopLoop();
    if (fault.code !== CONTEXT_LOST) {
      stop();
      setProblem(fault);
      return;
    }
    losses += 1;
    insistOnWasm = losses > 1;
    setNotice(
      `The graphics processor took its context away. Recognition starts anew${insistOnWasm ? ' without it' : ''}.`,
    );
    await disconnect();
    try {
      const pipeline = await warm();
      if (source() === from) feed(pipeline, from);
    } catch (error) {
      stop();
      setProblem(toProblem(error));
    }
  };

  const disconnect = async () => {
    const closing = ready;
    ready = undefined;
    (await closing?.catch(() => undefined))?.close();
  };

  /** Opens a source and runs it. `toCause` words the errors of that source. */
  const start = async (open: () => Promise<FrameSource>, toCause: (error: unknown) => Problem = toProblem) => {
    stop();
    const mine = ++attempt;
    batch(() => {
      setProblem(null);
      setNotice('');
      setPhase('preparing');
    });
    const loading = warm();
    loading.catch(() => undefined);
    let opened: FrameSource;
    try {
      opened = await open();
    } catch (error) {
      if (mine === attempt) fail(toCause(error));
      return;
    }
    if (mine !== attempt) {
      opened.stop();
      return;
    }
    setSource(opened);
    try {
      const pipeline = await loading;
      if (mine !== attempt) return;
      await pipeline.reset();
      feed(pipeline, opened);
      setPhase('running');
    } catch (error) {
      if (mine === attempt) fail(toProblem(error));
    }
  };

  const fail = (cause: Problem) => {
    stop();
    setProblem(cause);
  };

  /** Stops the source and the loop; the networks stay loaded for the next start. */
  const stop = () => {
    attempt += 1;
    stopLoop();
    source()?.stop();
    batch(() => {
      setSource(null);
      setPhase('idle');
    });
  };

  onCleanup(() => {
    stop();
    void disconnect();
  });

  return { phase, progress, prepared, source, problem, notice, warm, start, stop, fail };
}

export type Live = ReturnType<typeof createLive>;
