import { createEffect, For, on, onCleanup, Show } from 'solid-js';
import { openStrip } from '../charts/open-strip.ts';
import { formatClock } from '../ui/format.ts';
import type { FaceTrack } from './face-tracks.ts';
import styles from './timeline.module.css';

/** A strip for each face over the length of the film, and one playhead over all of them, moved by pointer or arrow keys. */
export function Timeline(props: {
  tracks: FaceTrack[];
  seconds: number;
  /** Seconds between two analysed frames. */
  step: number;
  at: number;
  onSeek: (seconds: number) => void;
}) {
  const pointsOf = (id: number) => props.tracks.find(({ track }) => track === id)?.points ?? [];
  return (
    <div class={styles['timeline']} style={{ '--at': props.seconds > 0 ? props.at / props.seconds : 0 }}>
      <div class={styles['strips']}>
        <For each={props.tracks.map(({ track }) => track)} fallback={<div class={styles['strip']} />}>
          {(track) => (
            <div class={styles['strip']}>
              <Strip points={pointsOf(track)} seconds={props.seconds} step={props.step} />
              <Show when={props.tracks.length > 1}>
                <span class={styles['name']}>Face {track}</span>
              </Show>
            </div>
          )}
        </For>
        <div class={styles['playhead']} aria-hidden="true" />
        <input
          type="range"
          class={styles['scrubber']}
          aria-label="Position in the film"
          aria-valuetext={`${formatClock(props.at)} of ${formatClock(props.seconds)}`}
          data-testid="scrubber"
          min="0"
          max={props.seconds}
          step={Math.min(props.step, 0.1)}
          value={props.at}
          onInput={(event) => props.onSeek(event.currentTarget.valueAsNumber)}
        />
      </div>
      <div class={styles['axis']} aria-hidden="true">
        <span>{formatClock(props.at)}</span>
        <span>{formatClock(props.seconds)}</span>
      </div>
    </div>
  );
}

/** One face; drawn when its points or its place change. */
function Strip(props: { points: FaceTrack['points']; seconds: number; step: number }) {
  const follow = (canvas: HTMLCanvasElement) => {
    const drawStrip = openStrip(canvas);
    if (!drawStrip) return;
    const draw = () => {
      const step = props.step * 1000;
      drawStrip(props.points, { from: 0, to: props.seconds * 1000, gap: step * 1.6, hold: step });
    };
    createEffect(on(() => [props.points, props.seconds, props.step], draw));
    const observer = new ResizeObserver(draw);
    observer.observe(canvas);
    onCleanup(() => observer.disconnect());
  };
  return <canvas ref={follow} class={styles['canvas']} aria-hidden="true" />;
}
