import { onCleanup } from 'solid-js';
import { openStrip } from '../charts/open-strip.ts';
import { HISTORY_MS, type HistoryPoint } from '../reading/reading-history.ts';
import styles from './last-minute.module.css';

/** Milliseconds between two drawings. */
const DRAW_MS = 100;

/** Readings further apart than this are not joined: there was nothing in between. */
const GAP_MS = 3000;

/** The strip of the last minute, drawn ten times a second. Decorative for screen readers: the live region tells changes. */
export function LastMinute(props: { points: () => readonly HistoryPoint[] }) {
  const animate = (canvas: HTMLCanvasElement) => {
    const drawStrip = openStrip(canvas);
    if (!drawStrip) return;
    const draw = () => {
      const now = performance.now();
      drawStrip(props.points(), { from: now - HISTORY_MS, to: now, gap: GAP_MS });
    };
    const timer = setInterval(draw, DRAW_MS);
    onCleanup(() => clearInterval(timer));
  };
  return (
    <figure aria-hidden="true">
      <canvas ref={animate} class={styles['chart']} />
      <figcaption class={styles['axis']}>
        <span>1 minute ago</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}
