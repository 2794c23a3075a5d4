import type { Emotion, FaceReading } from '@howifeel/fer-data/readings';
import { Show } from 'solid-js';
import { coverTransform, type Size } from '../reading/cover-transform.ts';
import { wholeFace } from '../reading/whole-face.ts';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import { UNSURE_COLOUR } from '../ui/unsure-colour.ts';
import styles from './stage.module.css';

/** Pixels that a label needs above the box; with less it goes below. */
const LABEL_ROOM = 48;

/** The outline of one face in its leading emotion's colour, and a label beside it that never covers the face. */
export function FaceOutline(props: {
  face: FaceReading | undefined;
  frame: Size;
  stage: Size;
  mirrored: boolean;
  leading: Emotion | null;
  /** Said in the label where faces are told apart by names. */
  name?: string | undefined;
}) {
  const box = (face: FaceReading) => coverTransform(wholeFace(face.box), props.frame, props.stage, props.mirrored);
  return (
    <Show when={props.face}>
      {(face) => (
        <div
          class={styles['face']}
          classList={{ [styles['below']!]: box(face()).y < LABEL_ROOM }}
          style={{
            '--colour': props.leading?.colour ?? UNSURE_COLOUR,
            width: `${box(face()).width}px`,
            height: `${box(face()).height}px`,
            transform: `translate(${box(face()).x}px, ${box(face()).y}px)`,
          }}
          data-testid="face"
          data-track={face().track}
        >
          <span class={styles['label']}>
            <Show when={props.name}>
              <span class={styles['name']}>{props.name}</span>
            </Show>
            <Show when={props.leading} fallback="Unsure">
              {(leading) => (
                <>
                  <EmotionGlyph emotion={leading().name} size={18} />
                  {leading().title} {Math.round(face().probabilities[leading().index]! * 100)} %
                </>
              )}
            </Show>
          </span>
        </div>
      )}
    </Show>
  );
}
