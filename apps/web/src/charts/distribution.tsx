import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { For } from 'solid-js';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import { formatPercent } from '../ui/format.ts';
import styles from './distribution.module.css';

/** How much of each expression, in the order of `EMOTIONS`. */
export function Distribution(props: { shares: number[] }) {
  return (
    <ul class={styles['list']}>
      <For each={EMOTIONS}>
        {(emotion) => {
          const share = () => props.shares[emotion.index]!;
          return (
            <li
              class={styles['row']}
              style={{ '--colour': emotion.colour, '--share': share() }}
              data-testid={`distribution-${emotion.name}`}
              data-value={share().toFixed(4)}
            >
              <EmotionGlyph emotion={emotion.name} size={24} />
              <span>{emotion.title}</span>
              <div class={styles['track']}>
                <div class={styles['fill']} />
              </div>
              <span class={styles['percent']}>{formatPercent(share(), 1)}</span>
            </li>
          );
        }}
      </For>
    </ul>
  );
}
