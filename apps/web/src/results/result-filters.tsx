import { For, Show } from 'solid-js';
import type { Period } from './period.ts';
import styles from './results-page.module.css';

/** What the dashboard is about: a stretch of time, and one model or all. */
export function ResultFilters(props: {
  period: Period;
  onPeriod: (period: Period) => void;
  /** Null: all of them. */
  model: string | null;
  models: string[];
  onModel: (model: string | null) => void;
}) {
  return (
    <form class={styles['filters']} aria-label="Filter the results" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span class="visually-hidden">When</span>
        <select
          class="field"
          data-testid="filter-period"
          value={props.period}
          onChange={({ currentTarget: { value } }) => props.onPeriod(value as Period)}
        >
          <option value="all">Any time</option>
          <option value="month">Last 30 days</option>
          <option value="week">Last 7 days</option>
          <option value="day">Today</option>
        </select>
      </label>
      <Show when={props.models.length > 1 || props.model !== null}>
        <label>
          <span class="visually-hidden">Model</span>
          <select
            class="field"
            value={props.model ?? ''}
            onChange={({ currentTarget: { value } }) => props.onModel(value || null)}
          >
            <option value="">Every model</option>
            <For each={props.models}>{(model) => <option value={model}>{model}</option>}</For>
          </select>
        </label>
      </Show>
    </form>
  );
}
