import { For } from 'solid-js';
import type { EmotionName } from '@howifeel/fer-data/emotions';
import { EMOTION_STROKES } from './emotion-strokes.ts';

/** The symbol of an emotion, in the current colour. Decorative: the word always stands beside it. */
export function EmotionGlyph(props: { emotion: EmotionName; size?: number }) {
  return (
    <svg
      width={props.size ?? 20}
      height={props.size ?? 20}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="10" />
      <For each={EMOTION_STROKES[props.emotion]}>
        {(d) => <path d={d} stroke-width={d.endsWith('.01') ? 2.8 : 2} />}
      </For>
    </svg>
  );
}
