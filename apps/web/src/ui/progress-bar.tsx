import styles from './progress-bar.module.css';

/** How far something is, 0..1; null while nobody knows. The words beside it tell screen readers. */
export function ProgressBar(props: { share: number | null }) {
  return (
    <div class={styles['bar']}>
      <div classList={{ [styles['open']!]: props.share === null }} style={{ '--share': props.share ?? 0 }} />
    </div>
  );
}
