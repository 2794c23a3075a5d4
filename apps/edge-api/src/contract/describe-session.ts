import { EMOTION_COUNT } from '@howifeel/fer-data/emotions';
import type { Sample } from './sample.ts';
import type { SessionDetail, SessionFields } from './session.ts';

/**
 * A session with its distribution and the timeline of every face, worked out from its samples. Server and viewers use this
 * same function, so that who watches live sees what whoever reloads sees.
 *
 * @param samples each once, in order of time (offsetMs, then seq)
 */
export function describeSession(fields: SessionFields, samples: readonly Sample[]): SessionDetail {
  const tracks = [...groupByTrack(samples)].map(([track, own]) => ({
    track,
    ...sumUp(own),
    timeline: own.map(({ seq, offsetMs, frames, histogram }) => ({ seq, offsetMs, frames, histogram })),
  }));
  return { ...fields, faces: tracks.length, samples: samples.length, ...sumUp(samples), tracks };
}

/** `Map.groupBy`, which not every browser has yet. */
function groupByTrack(samples: readonly Sample[]): Map<number, Sample[]> {
  const groups = new Map<number, Sample[]>();
  for (const sample of samples) {
    const group = groups.get(sample.track);
    if (group) group.push(sample);
    else groups.set(sample.track, [sample]);
  }
  return groups;
}

/** Frames, and the mean over them; null when there are none. */
function sumUp(samples: readonly Sample[]): { frames: number; distribution: number[] | null } {
  const sums = new Array<number>(EMOTION_COUNT).fill(0);
  let frames = 0;
  for (const sample of samples) {
    frames += sample.frames;
    sample.histogram.forEach((share, emotion) => (sums[emotion]! += sample.frames * share));
  }
  const total = sums.reduce((a, b) => a + b, 0);
  return { frames, distribution: total > 0 ? sums.map((sum) => sum / total) : null };
}
