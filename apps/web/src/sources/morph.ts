import { EMOTION_NAMES, type EmotionName } from '@howifeel/fer-data/emotions';

/** The order of the demo: neighbours differ clearly, and it begins with the best known. */
export const MORPH_ORDER: EmotionName[] = ['happy', 'neutral', 'surprise', 'sad', 'angry', 'fear', 'disgust'];

/** Milliseconds that a face stands still, and that it takes to become the next one. */
export const HOLD_MS = 2600;
export const FADE_MS = 1200;

/** Two neighbours of the morph and how far it is from the first to the second. */
export interface MorphState {
  from: EmotionName;
  to: EmotionName;
  /** 0 = all `from`, 1 = all `to`; eased. */
  mix: number;
}

/** The morph at a time: hold, fade to the next, hold, … round and round. */
export function morphAt(elapsedMs: number): MorphState {
  const step = HOLD_MS + FADE_MS;
  const index = Math.floor(elapsedMs / step);
  const fade = Math.max(0, ((elapsedMs % step) - HOLD_MS) / FADE_MS);
  const at = (position: number) => MORPH_ORDER[position % EMOTION_NAMES.length]!;
  return { from: at(index), to: at(index + 1), mix: fade * fade * (3 - 2 * fade) };
}
