import { Show } from 'solid-js';
import type { FaceReading } from '../pipeline/protocol.ts';
import { coverTransform, type Rectangle, type Size } from '../reading/cover-transform.ts';
import type { Emotion } from '../reading/leading-emotion.ts';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import styles from './stage.module.css';

/** Gray, for when nothing leads. */
export const UNSURE_COLOUR = '#B7BBC2';

/** Pixels that a label needs above the box; with less it goes below. */
const LABEL_ROOM = 48;

/** Detectors box a face from its brows to its chin; people see it from the hairline on. As shares of the box. */
const FOREHEAD = 0.24;
const CHEEKS = 0.03;

function wholeFace({ x, y, width, height }: Rectangle): Rectangle {
  return {
    x: x - width * CHEEKS,
    y: y - height * FOREHEAD,
    width: width * (1 + 2 * CHEEKS),
    height: height * (1 + FOREHEAD),
  };
}

/** The outline of one face in its leading emotion's colour, and a label beside it that never covers the face. */
export function FaceOutline(props: {
  face: FaceReading | undefined;
  frame: Size;
  stage: Size;
  mirrored: boolean;
  leading: Emotion | null;
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
