import { EMOTIONS } from '../emotions/emotions.ts';

/** An emotion as fer-data tells it. */
export type Emotion = (typeof EMOTIONS)[number];

/** A class leads from this probability on; with seven classes chance is 0.14. */
const LEAD_AT = 0.4;

/** And only this far ahead of the next one. */
const LEAD_BY = 0.1;

/** Who leads already keeps the lead until it falls this much below both limits: labels must not flicker. */
const HOLD = 0.07;

/**
 * The emotion that clearly leads, or null: unsure. Saying nothing is better than saying the most likely of seven guesses.
 *
 * @param probabilities in the order of `EMOTIONS`.
 * @param previous who led in the frame before.
 */
export function leadingEmotion(probabilities: number[], previous: Emotion | null = null): Emotion | null {
  const order = EMOTIONS.map((emotion) => emotion.index as number).sort(
    (a, b) => probabilities[b]! - probabilities[a]!,
  );
  const first = EMOTIONS[order[0]!]!;
  const probability = probabilities[order[0]!]!;
  const ahead = probability - probabilities[order[1]!]!;
  const slack = first === previous ? HOLD : 0;
  return probability >= LEAD_AT - slack && ahead >= LEAD_BY - slack ? first : null;
}
