import { createKeys } from '../live/create-keys.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './file-page.module.css';

/** Play, pause and sound of a film; space plays and pauses while they are there. */
export function PlayerControls(props: { playing: boolean; muted: boolean; onToggle: () => void; onMute: () => void }) {
  createKeys({ ' ': () => props.onToggle() });
  return (
    <div class={styles['controls']}>
      <Button
        kind="ghost"
        icon
        aria-label={props.playing ? 'Pause' : 'Play'}
        title={`${props.playing ? 'Pause' : 'Play'} (space)`}
        data-testid="play"
        onClick={() => props.onToggle()}
      >
        <Icon name={props.playing ? 'pause' : 'play'} />
      </Button>
      <Button kind="ghost" icon aria-label="Sound" aria-pressed={!props.muted} onClick={() => props.onMute()}>
        <Icon name={props.muted ? 'silent' : 'sound'} />
      </Button>
    </div>
  );
}
