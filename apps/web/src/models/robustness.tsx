import type { RobustnessRow } from '@howifeel/fer-models/manifest';
import { For } from 'solid-js';
import { formatPercent, formatPoints } from '../ui/format.ts';
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
