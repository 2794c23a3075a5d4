import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { For } from 'solid-js';
import { formatPercent } from '../ui/format.ts';
import styles from './strip.module.css';

/** A distribution in one line, for lists. */
export function Strip(props: { shares: number[] }) {
  const words = () =>
    EMOTIONS.map((emotion) => `${emotion.name} ${formatPercent(props.shares[emotion.index]!)}`).join(', ');
  return (
    <div class={styles['strip']} role="img" aria-label={words()} title={words()}>
      <For each={EMOTIONS}>
        {(emotion) => <span style={{ '--colour': emotion.colour, '--share': props.shares[emotion.index]! }} />}
      </For>
    </div>
  );
}
