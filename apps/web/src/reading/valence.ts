import { EMOTIONS, type EmotionName } from '@howifeel/fer-data/emotions';
import type { SessionTrack } from '@howifeel/edge-api/contract';

/** How an expression counts: 1 for pleasant, −1 for unpleasant. Surprise can be either, so it counts as neutral does. */
export const VALENCE_WEIGHTS: Readonly<Record<EmotionName, -1 | 0 | 1>> = {
  angry: -1,
  disgust: -1,
  fear: -1,
  happy: 1,
  neutral: 0,
  sad: -1,
  surprise: 0,
};

/** What the windows of a session come to on a line from unpleasant (−1) to pleasant (1). */
export interface ValenceSummary {
  /** Over all frames. */
  mean: number;
  /** Eight of ten windows lie between these. */
  low: number;
  high: number;
}

/**
 * Seven probabilities as one number. It is like valence in that happy stands at one end and the unpleasant expressions at the
 * other, and no more than that: nobody rated these faces for valence.
 *
 * @returns −1…1
 */
export function valenceOf(histogram: readonly number[]): number {
  return EMOTIONS.reduce((sum, { name, index }) => sum + VALENCE_WEIGHTS[name] * histogram[index]!, 0);
}

/** @returns null when there are no windows */
export function summariseValence(tracks: readonly Pick<SessionTrack, 'timeline'>[]): ValenceSummary | null {
  const windows = tracks.flatMap(({ timeline }) => timeline);
  if (windows.length === 0) return null;
  const frames = windows.reduce((sum, window) => sum + window.frames, 0);
  const total = windows.reduce((sum, window) => sum + window.frames * valenceOf(window.histogram), 0);
  const sorted = windows.map(({ histogram }) => valenceOf(histogram)).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { mean: total / frames, low: at(0.1), high: at(0.9) };
}
