import { A } from '@solidjs/router';
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { BACKEND_TITLES, type BackendChoice } from '../pipeline/chosen-backend.ts';
import type { PipelineMemory, Prepared, StageTimings } from '../pipeline/protocol.ts';
import { formatBytes, formatPercent, formatRate } from '../ui/format.ts';
import styles from './hud.module.css';

/** Frames a second and the stages' milliseconds, averaged over the last second or so. */
export interface PerformanceFigures {
  fps: number;
  timings: StageTimings;
}

/** Milliseconds between two looks at the memory while the panel is open. */
const MEMORY_EVERY_MS = 2000;

/** What runs, folded away: model, backend, speed, memory. */
export function Hud(props: {
  prepared: Prepared & { thread: 'worker' | 'main' };
  performance: PerformanceFigures | null;
  readMemory: () => Promise<PipelineMemory | null>;
  backend: BackendChoice;
  onBackend: (choice: BackendChoice) => void;
}) {
  const [open, setOpen] = createSignal(false);
  const [memory, setMemory] = createSignal<PipelineMemory | null>(null);
  createEffect(() => {
    if (!open()) return;
    const read = () => void props.readMemory().then(setMemory);
    read();
    const timer = setInterval(read, MEMORY_EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });

  return (
    <details class={styles['hud']} data-testid="hud" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="tabular">
          <Show when={props.performance} fallback="What runs">
            {(speed) => `${formatRate(speed().fps)}, ${BACKEND_TITLES[props.prepared.backend]}`}
          </Show>
        </span>
      </summary>
      <dl class={styles['facts']}>
        <dt>Model</dt>
        <dd>
          <A href="/models">{props.prepared.model.name}</A>
        </dd>
        <dt>Accuracy</dt>
        <dd>
          {props.prepared.model.accuracy === null ? 'not measured' : formatPercent(props.prepared.model.accuracy, 1)}
        </dd>
        <dt>Size</dt>
        <dd>{formatBytes(props.prepared.model.bytes)}</dd>
        <dt>Detector</dt>
        <dd>{props.prepared.detector}</dd>
        <dt>Backend</dt>
        <dd data-testid="backend" data-backend={props.prepared.backend}>
          {BACKEND_TITLES[props.prepared.backend]}
          {props.prepared.backendReason && `, ${props.prepared.backendReason}`}
          {props.prepared.thread === 'worker' ? ', in a worker' : ', on the page'}
        </dd>
        <dt>Warm-up</dt>
        <dd>{props.prepared.warmUpMs > 0 ? `${Math.round(props.prepared.warmUpMs)} ms` : 'not needed'}</dd>
        <Show when={props.performance}>
          {(speed) => (
            <>
              <dt>Upload</dt>
              <dd>{speed().timings.upload.toFixed(1)} ms</dd>
              <dt>Detect</dt>
              <dd>{speed().timings.detect.toFixed(1)} ms</dd>
              <dt>Classify</dt>
              <dd>{speed().timings.classify.toFixed(1)} ms</dd>
              <dt>Whole frame</dt>
              <dd>{speed().timings.total.toFixed(1)} ms</dd>
            </>
          )}
        </Show>
        <Show when={memory()}>
          {(held) => (
            <>
              <dt>Memory</dt>
              <dd
                data-testid="memory"
                data-tensors={held().tensors}
                data-bytes={held().bytes}
                data-gpu-bytes={held().gpuBytes ?? undefined}
              >
                {formatBytes(held().gpuBytes ?? held().bytes)}, {held().tensors} tensors
              </dd>
            </>
          )}
        </Show>
      </dl>
      <label class={styles['choice']}>
        Run on
        <select
          value={props.backend}
          onChange={({ currentTarget: { value } }) => props.onBackend(value as BackendChoice)}
        >
          <option value="auto">what suits this device</option>
          <For each={Object.entries(BACKEND_TITLES)}>{([name, title]) => <option value={name}>{title}</option>}</For>
        </select>
      </label>
    </details>
  );
}
