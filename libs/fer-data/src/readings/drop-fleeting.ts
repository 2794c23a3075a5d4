import type { MediaMoment } from './media-reading.ts';

/** Frames in which a face must be seen. One that shows in a single frame is a mistake of the detector. */
export const LEAST_FRAMES = 2;

/** Frames a second from which on a face that is there shows in more than one; a face may be gone half a second later. */
const LEAST_RATE = 2;

/**
 * Leaves out faces of a film that were there for one frame only.
 *
 * @param rate frames a second that were looked at; where they are few, as in a picture with its 0, every face stays
 */
export function dropFleeting(moments: readonly MediaMoment[], rate: number): readonly MediaMoment[] {
  if (rate < LEAST_RATE) return moments;
  const seen = new Map<number, number>();
  for (const { faces } of moments) {
    for (const { track, raw } of faces) if (raw) seen.set(track, (seen.get(track) ?? 0) + 1);
  }
  const stays = (track: number) => (seen.get(track) ?? 0) >= LEAST_FRAMES;
  return moments.map(({ seconds, faces }) => ({ seconds, faces: faces.filter(({ track }) => stays(track)) }));
}
