import type { PrepareProgress } from '../pipeline/protocol.ts';
import { formatBytes } from '../ui/format.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import styles from './preparing.module.css';

const WORDS: Record<PrepareProgress['step'], string> = {
  backend: 'Starting the engine',
  detector: 'Loading the face detector',
  model: 'Loading the model',
  shaders: 'Preparing shaders',
};

/** What is being waited for, and how far it is. */
export function Preparing(props: { progress: PrepareProgress | null }) {
  const words = () => WORDS[props.progress?.step ?? 'backend'];
  const share = () =>
    props.progress && props.progress.totalBytes > 0 ? props.progress.loadedBytes / props.progress.totalBytes : null;
  return (
    <div class={styles['preparing']} data-testid="preparing" data-step={props.progress?.step ?? 'backend'}>
      <p>
        {/* The bytes beside it change many times a second. */}
        <span role="status">{words()}</span>
        <span class="quiet small tabular">
          {share() !== null &&
            `  ${formatBytes(props.progress!.loadedBytes)} of ${formatBytes(props.progress!.totalBytes)}`}
        </span>
      </p>
      <ProgressBar share={share()} />
    </div>
  );
}
