import type { RobustnessRow } from '@howifeel/fer-models/manifest';
import { For } from 'solid-js';
import { formatPercent } from '../ui/format.ts';
import styles from './robustness.module.css';

/** Accuracy by kind of change, beside that on the pictures as they are. */
export function Robustness(props: { rows: RobustnessRow[]; accuracy: number }) {
  return (
    <ul class={styles['list']} style={{ '--accuracy': props.accuracy }}>
      <For each={props.rows}>
        {({ perturbation, accuracy, change }) => (
          <li class={styles['row']} style={{ '--share': accuracy }}>
            <span>{perturbation}</span>
            <div class={styles['track']}>
              <div class={styles['fill']} />
            </div>
            <span class={styles['number']}>{formatPercent(accuracy, 1)}</span>
            <span class={styles['change']}>{formatPoints(change)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** −0.0195 → '−2.0 points', with a real minus. */
function formatPoints(change: number): string {
  const points = Math.abs(change * 100).toFixed(1);
  const sign = points === '0.0' ? '' : change < 0 ? '−' : '+';
  return `${sign}${points} points`;
}
