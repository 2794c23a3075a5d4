import { EMOTIONS } from '@howifeel/fer-data/emotions';
import type { Emotion } from '@howifeel/fer-data/readings';
import { For } from 'solid-js';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import styles from './emotion-bars.module.css';

/** Seven bars in the order of `EMOTIONS`, which never changes: the eye learns the places. Null probabilities: no face. */
export function EmotionBars(props: { probabilities: number[] | null; leading: Emotion | null }) {
  return (
    <ul class={styles['bars']} aria-label="Probability of each expression">
      <For each={EMOTIONS}>
        {(emotion) => {
          const share = () => props.probabilities?.[emotion.index] ?? 0;
          const percent = () => Math.round(share() * 100);
          return (
            <li
              class={styles['row']}
              classList={{ [styles['leads']!]: props.leading === emotion }}
              style={{ '--colour': emotion.colour, '--share': share() }}
            >
              <EmotionGlyph emotion={emotion.name} />
              <span>{emotion.title}</span>
              <div
                class={styles['track']}
                role="meter"
                aria-label={emotion.title}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow={percent()}
                data-testid={`bar-${emotion.name}`}
              >
                <div class={styles['fill']} />
              </div>
              <span class={styles['percent']} aria-hidden="true">
                {props.probabilities ? `${percent()} %` : '–'}
              </span>
            </li>
          );
        }}
      </For>
    </ul>
  );
}
