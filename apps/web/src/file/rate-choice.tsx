import { For } from 'solid-js';
import { DEFAULT_RATE } from './create-file-analysis.ts';
import styles from './file-page.module.css';

/** Frames a second that can be chosen, slowest first; every frame of the film is one more. */
const RATES = [1, 2, DEFAULT_RATE, 10];

/** How closely to look: more frames show shorter expressions and take longer. */
export function RateChoice(props: { rate: number | null; onRate: (rate: number | null) => void }) {
  return (
    <label class={styles['rate']}>
      Frames
      <select
        class="field"
        data-testid="rate"
        value={props.rate ?? 'all'}
        onChange={({ currentTarget: { value } }) => props.onRate(value === 'all' ? null : Number(value))}
      >
        <For each={RATES}>{(rate) => <option value={rate}>{rate} a second</option>}</For>
        <option value="all">every one</option>
      </select>
    </label>
  );
}
