import { Show } from 'solid-js';
import type { FaceReading } from '../pipeline/protocol.ts';
import type { HistoryPoint } from '../reading/reading-history.ts';
import type { Emotion } from '../reading/leading-emotion.ts';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import { formatPercent } from '../ui/format.ts';
import { EmotionBars } from './emotion-bars.tsx';
import { LastMinute } from './last-minute.tsx';
import styles from './live-page.module.css';

/** The reading of the largest face: who leads, the seven bars, the last minute. */
export function LivePanel(props: {
  face: FaceReading | null;
  leading: Emotion | null;
  points: () => readonly HistoryPoint[];
}) {
  const probability = () => (props.leading && props.face ? props.face.probabilities[props.leading.index]! : 0);
  return (
    <>
      <div
        class={styles['leading']}
        style={{ '--colour': props.leading?.colour ?? 'var(--ink-2)' }}
        data-testid="leading-emotion"
        data-emotion={props.leading?.name ?? (props.face ? 'unsure' : 'none')}
        data-probability={probability().toFixed(3)}
      >
        <Show when={props.leading} fallback={<h1 class="quiet">{props.face ? 'Unsure' : 'No face in view'}</h1>}>
          {(leading) => (
            <>
              <EmotionGlyph emotion={leading().name} size={36} />
              <h1>{leading().title}</h1>
              <span class={styles['share']}>{formatPercent(probability())}</span>
            </>
          )}
        </Show>
      </div>
      <EmotionBars probabilities={props.face?.probabilities ?? null} leading={props.leading} />
      <LastMinute points={props.points} running />
    </>
  );
}
