import { Show } from 'solid-js';
import { Preparing } from '../live/preparing.tsx';
import { Button } from '../ui/button.tsx';
import type { FileAnalysis } from './create-file-analysis.ts';
import styles from './file-page.module.css';

/** What is being waited for, how far and how fast it is, and a way to stop it. */
export function FileProgress(props: { analysis: FileAnalysis }) {
  const busy = () => ['opening', 'preparing', 'analysing'].includes(props.analysis.phase());
  const percent = () => Math.round(props.analysis.progress() * 100);
  return (
    <div class={styles['progress']} data-testid="file-state" data-phase={props.analysis.phase()}>
      <Show when={busy() && props.analysis.notice()}>{(notice) => <p role="status">{notice()}</p>}</Show>
      <Show when={props.analysis.phase() === 'preparing'}>
        <Preparing progress={props.analysis.preparing()} />
      </Show>
      <Show when={props.analysis.phase() === 'opening'}>
        <p class="quiet">Opening the file</p>
      </Show>
      <Show when={props.analysis.phase() === 'analysing'}>
        <p>
          <label for="file-progress">Reading the film</label>{' '}
          <span class="quiet small tabular">
            {percent()} %<Show when={props.analysis.speed()}>{(speed) => `, ${speed().toFixed(1)} × real time`}</Show>
          </span>
        </p>
        <progress id="file-progress" class={styles['bar']} max="100" value={percent()} />
      </Show>
      <Show when={props.analysis.phase() === 'stopped'}>
        <p class="quiet">Stopped at {percent()} %. What was seen until there stays.</p>
      </Show>
      <Show when={busy()}>
        <Button data-testid="file-cancel" onClick={() => props.analysis.cancel()}>
          Stop
        </Button>
      </Show>
      <Show when={props.analysis.phase() === 'stopped'}>
        <Button onClick={() => void props.analysis.analyse()}>Read it from the beginning</Button>
      </Show>
    </div>
  );
}
