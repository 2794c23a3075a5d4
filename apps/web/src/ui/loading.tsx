import { ProgressBar } from './progress-bar.tsx';
import styles from './loading.module.css';

/** What is being waited for when nobody knows how far it is; a quick answer never lets it appear. */
export function Loading(props: { what: string }) {
  return (
    <div class={styles['loading']} role="status" data-testid="loading">
      <p class="quiet">{props.what}</p>
      <ProgressBar share={null} />
    </div>
  );
}
