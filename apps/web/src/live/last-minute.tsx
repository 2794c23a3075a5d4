import { onCleanup } from 'solid-js';
import { drawStream } from '../charts/draw-stream.ts';
import { HISTORY_MS, type HistoryPoint } from '../reading/reading-history.ts';
import styles from './last-minute.module.css';

/** Milliseconds between two drawings. */
const DRAW_MS = 100;

/** Readings further apart than this are not joined: there was nothing in between. */
const GAP_MS = 3000;

/** The strip of the last minute, drawn ten times a second. Decorative for screen readers: the live region tells changes. */
export function LastMinute(props: { points: () => readonly HistoryPoint[] }) {
  const animate = (canvas: HTMLCanvasElement) => {
    // In memory: on the graphics processor the page would wait until the networks are done there.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    const draw = () => {
      const ratio = window.devicePixelRatio;
      const size = { width: canvas.clientWidth, height: canvas.clientHeight };
      const pixels = [Math.round(size.width * ratio), Math.round(size.height * ratio)] as const;
      if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) [canvas.width, canvas.height] = pixels;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const now = performance.now();
      drawStream(context, size, props.points(), { from: now - HISTORY_MS, to: now, gap: GAP_MS });
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
