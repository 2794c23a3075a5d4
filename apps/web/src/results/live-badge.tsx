import { WINDOW_SECONDS, type LiveState, type SessionDetail } from '@howifeel/edge-api/contract';
import { createSignal, onCleanup } from 'solid-js';
import styles from './session-page.module.css';

/** Milliseconds without a new window after which a session rests: three windows may be late together. */
const RESTS_AFTER_MS = 4 * WINDOW_SECONDS * 1000;

/** Says of a session that has not ended whether it grows, rests, or cannot be reached. */
export function LiveBadge(props: { session: SessionDetail; line: LiveState | 'off' }) {
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), 1000);
  onCleanup(() => clearInterval(timer));
  const lastWindow = () => Math.max(0, ...props.session.tracks.map(({ timeline }) => timeline.at(-1)?.offsetMs ?? 0));
  const state = () => {
    if (props.line === 'waiting') return 'reconnecting';
    const until = props.session.startedAt + lastWindow() + WINDOW_SECONDS * 1000;
    return now() - until > RESTS_AFTER_MS ? 'resting' : 'live';
  };
  const words = { live: 'Live', resting: 'Open, nothing new', reconnecting: 'Reconnecting' };
  return (
    <span
      class={styles['live']}
      classList={{ [styles['still']!]: state() !== 'live' }}
      data-testid="live-badge"
      data-state={state()}
      data-line={props.line}
    >
      {words[state()]}
    </span>
  );
}
