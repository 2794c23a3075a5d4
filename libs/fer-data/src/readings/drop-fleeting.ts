import type { MediaMoment, MediaReading } from './media-reading.ts';

/** Analysed frames in which a face of a film must be seen. One that shows in a single frame is a mistake of the detector. */
const LEAST_FRAMES = 2;

/** Leaves out faces of a film that were there for one frame only; a picture has no more than one. */
export function dropFleeting(moments: readonly MediaMoment[], kind: MediaReading['kind']): readonly MediaMoment[] {
  if (kind === 'picture') return moments;
  const seen = new Map<number, number>();
  for (const { faces } of moments) {
    for (const { track, raw } of faces) if (raw) seen.set(track, (seen.get(track) ?? 0) + 1);
  }
  const stays = (track: number) => (seen.get(track) ?? 0) >= LEAST_FRAMES;
  return moments.map(({ seconds, faces }) => ({ seconds, faces: faces.filter(({ track }) => stays(track)) }));
}
