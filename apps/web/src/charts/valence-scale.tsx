import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { Show } from 'solid-js';
import { VALENCE_WEIGHTS, type ValenceSummary } from '../reading/valence.ts';
import { formatSigned } from '../ui/format.ts';
import styles from './valence-scale.module.css';

const unpleasant = EMOTIONS.filter(({ name }) => VALENCE_WEIGHTS[name] < 0).map(({ name }) => name);

/** One mark on a line from unpleasant to pleasant, the span of most windows around it, and what it means in words. */
export function ValenceScale(props: { summary: ValenceSummary }) {
  const low = () => formatSigned(props.summary.low);
  const high = () => formatSigned(props.summary.high);
  const place = (valence: number) => `${(valence + 1) * 50}%`;
  return (
    <div class={styles['scale']}>
      <p class={styles['value']} data-testid="valence" data-value={props.summary.mean.toFixed(4)}>
        <strong>{formatSigned(props.summary.mean)}</strong>{' '}
        <span class="quiet">
          {low() === high() ? 'on average, and in most windows' : `on average; most windows from ${low()} to ${high()}`}
        </span>
      </p>
      <div
        class={styles['line']}
        style={{
          '--low': place(props.summary.low),
          '--high': place(props.summary.high),
          '--mean': place(props.summary.mean),
        }}
        aria-hidden="true"
      >
        <Show when={low() !== high()}>
          <i class={styles['span']} />
        </Show>
        <i class={styles['zero']} />
        <i class={styles['mean']} />
      </div>
      <div class={styles['ends']}>
        <span>−1 unpleasant</span>
        <span>0</span>
        <span>pleasant +1</span>
      </div>
      <p class="quiet small">
        The share of happy, less the shares of {unpleasant.slice(0, -1).join(', ')} and {unpleasant.at(-1)}. Neutral and
        surprise count as nothing. It sums the seven numbers up in one: how pleasant a face looked, not how anyone felt.
      </p>
    </div>
  );
}
