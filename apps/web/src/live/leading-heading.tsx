import type { Emotion } from '@howifeel/fer-data/readings';
import { Show } from 'solid-js';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import { formatPercent } from '../ui/format.ts';
import styles from './leading-heading.module.css';

/** Who leads in a face: symbol, word, percentage; or that nobody does, or that there is no face. */
export function LeadingHeading(props: {
  face: { probabilities: number[] } | null;
  leading: Emotion | null;
  /** Which face it is, where that is not said elsewhere. */
  about?: string | undefined;
}) {
  const probability = () => (props.leading && props.face ? props.face.probabilities[props.leading.index]! : 0);
  return (
    <div
      class={styles['leading']}
      style={{ '--colour': props.leading?.colour ?? 'var(--ink-2)' }}
      data-testid="leading-emotion"
      data-emotion={props.leading?.name ?? (props.face ? 'unsure' : 'none')}
      data-probability={probability().toFixed(3)}
    >
      <Show when={props.leading}>{(leading) => <EmotionGlyph emotion={leading().name} size={36} />}</Show>
      <div>
        <h2 classList={{ quiet: !props.leading }}>
          {props.leading?.title ?? (props.face ? 'Unsure' : 'No face in view')}
        </h2>
        <Show when={props.about}>
          <p class={styles['about']}>{props.about}</p>
        </Show>
      </div>
      <Show when={props.leading}>
        <span class={styles['share']}>{formatPercent(probability())}</span>
      </Show>
    </div>
  );
}
