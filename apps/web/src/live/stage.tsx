import type { Emotion } from '@howifeel/fer-data/readings';
import { For, Show, type JSX } from 'solid-js';
import type { FrameReading } from '../pipeline/protocol.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import { createSize } from '../ui/create-size.ts';
import { FaceOutline } from './face-outline.tsx';
import styles from './stage.module.css';

/** What the stage needs to draw one frame's faces. */
export interface StageProps {
  source: FrameSource | null;
  mirrored: boolean;
  reading: FrameReading | null;
  leadingOf: (track: number) => Emotion | null;
  /** What tells a face from the others; undefined while it is alone. */
  numberOf: (track: number) => number | undefined;
  /** A remark over the picture: no face in view, a fallback. */
  hint: string;
  controls?: JSX.Element;
  /** What stands there while no source runs. */
  children: JSX.Element;
}

/** The picture, filling its place, and an outline with a label for each face in it. */
export function Stage(props: StageProps) {
  const [size, measure] = createSize();
  const tracks = () => props.reading?.faces.map((face) => face.track) ?? [];
  return (
    <div
      ref={measure}
      class={styles['stage']}
      classList={{ [styles['running']!]: props.source !== null }}
      data-testid="stage"
      data-source={props.source?.kind ?? 'none'}
    >
      <Show when={props.source} fallback={props.children}>
        {(source) => (
          <>
            <div class={styles['picture']} classList={{ [styles['mirrored']!]: props.mirrored }} aria-hidden="true">
              {source().element}
            </div>
            <div class={styles['faces']}>
              <For each={tracks()}>
                {(track) => (
                  <FaceOutline
                    face={props.reading?.faces.find((face) => face.track === track)}
                    frame={props.reading!}
                    stage={size()}
                    mirrored={props.mirrored}
                    leading={props.leadingOf(track)}
                    number={props.numberOf(track)}
                  />
                )}
              </For>
            </div>
            <Show when={props.hint}>
              <p class={styles['hint']}>{props.hint}</p>
            </Show>
          </>
        )}
      </Show>
      <Show when={props.controls}>
        <div class={styles['controls']}>{props.controls}</div>
      </Show>
    </div>
  );
}
