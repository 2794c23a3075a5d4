import { EMOTION_COUNT } from '@howifeel/fer-data/emotions';
import type { MediaMoment } from '@howifeel/fer-data/readings';
import type { HistoryPoint } from '../reading/reading-history.ts';

/** One face of a file, from when it came until it went. */
export interface FaceTrack {
  track: number;
  /** Frames in which it was seen. */
  frames: number;
  /** Mean probabilities of those frames. */
  distribution: number[];
  /** Smoothed probabilities over time, in milliseconds. */
  points: HistoryPoint[];
}

/** The faces of a file, those that were seen longest first. */
export function faceTracks(moments: readonly MediaMoment[]): FaceTrack[] {
  const tracks = new Map<number, FaceTrack>();
  for (const { seconds, faces } of moments) {
    for (const { track, probabilities, raw } of faces) {
      const known = tracks.get(track) ?? { track, frames: 0, distribution: zeros(), points: [] };
      tracks.set(track, known);
      known.points.push({ time: seconds * 1000, probabilities });
      if (!raw) continue;
      known.frames += 1;
      known.distribution = known.distribution.map((mean, index) => mean + (raw[index]! - mean) / known.frames);
    }
  }
  return [...tracks.values()].sort((a, b) => b.frames - a.frames || a.track - b.track);
}

function zeros(): number[] {
  return new Array<number>(EMOTION_COUNT).fill(0);
}
