import type { Emotion, FaceReading } from '@howifeel/fer-data/readings';
import { Show } from 'solid-js';
import { coverTransform, type Size } from '../reading/cover-transform.ts';
import { wholeFace } from '../reading/whole-face.ts';
import { EmotionGlyph } from '../ui/emotion-glyph.tsx';
import { UNSURE_COLOUR } from '../ui/unsure-colour.ts';
import { placeLabel } from './place-label.ts';
import styles from './stage.module.css';

/** Among several faces one narrower than this, in pixels, has no room for words: its label would cover its neighbours. */
const WORDS_ROOM = 160;

/** The outline of one face in its leading emotion's colour, and a label beside it, or inside it where it fills the stage. */
export function FaceOutline(props: {
  face: FaceReading | undefined;
  frame: Size;
  stage: Size;
  mirrored: boolean;
  leading: Emotion | null;
  /** Said in the label where faces are told apart by numbers. */
  number?: number | undefined;
}) {
  const box = (face: FaceReading) => coverTransform(wholeFace(face.box), props.frame, props.stage, props.mirrored);
  const place = (face: FaceReading) => placeLabel(box(face), props.stage);
  const isBrief = (face: FaceReading) => props.number !== undefined && box(face).width < WORDS_ROOM;
  const words = (face: FaceReading) =>
    props.leading ? `${props.leading.title} ${Math.round(face.probabilities[props.leading.index]! * 100)} %` : 'Unsure';
  return (
    <Show when={props.face}>
      {(face) => (
        <div
          class={styles['face']}
          classList={{
            [styles['below']!]: place(face()).side === 'below',
            [styles['inside']!]: place(face()).side === 'inside',
          }}
          style={{
            '--colour': props.leading?.colour ?? UNSURE_COLOUR,
            width: `${box(face()).width}px`,
            height: `${box(face()).height}px`,
            transform: `translate(${box(face()).x}px, ${box(face()).y}px)`,
            '--inset': `${place(face()).inset}px`,
            '--from': `${place(face()).from}px`,
            '--to': `${place(face()).to}px`,
          }}
          data-testid="face"
          data-track={face().track}
        >
          <span class={styles['label']} title={words(face())}>
            <Show when={props.number}>
              <span class={styles['name']}>{isBrief(face()) ? props.number : `Face ${props.number}`}</span>
            </Show>
            <Show when={props.leading}>{(leading) => <EmotionGlyph emotion={leading().name} size={18} />}</Show>
            <span classList={{ 'visually-hidden': isBrief(face()) }}>{words(face())}</span>
          </span>
        </div>
      )}
    </Show>
  );
}
