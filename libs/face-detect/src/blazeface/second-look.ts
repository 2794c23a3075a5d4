import type { Face } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';
import type { Square } from '../sampling/sample-squares.ts';
import { weightedNms } from './weighted-nms.ts';

/** From this score on a second look is worth its time. */
export const DOUBTFUL_SCORE = 0.15;

/**
 * What a close-up must reach to confirm a face. Measured: of .5 to .8 this keeps nearly all faces, while at .5 every
 * eighth cluttered frame shows one where there is none.
 */
export const CONFIRMING_SCORE = 0.75;

/** At most this many places are looked at again, so that a busy picture costs one more pass of bounded size. */
const MAX_DOUBTFUL = 4;

/** Side of the close-up in sides of the face: measured, of 1.5 to 3 this finds most and errs least. */
const ZOOM = 2;

/** Faces below the threshold that are not part of a sure one, the most certain first. */
export function doubtfulFaces(
  seen: readonly Face[],
  sure: readonly Face[],
  threshold: number,
  overlap: number,
): readonly Face[] {
  const apart = seen.filter(
    ({ box, score }) => score < threshold && sure.every((face) => intersectionOverUnion(box, face.box) <= overlap),
  );
  return weightedNms(apart, overlap).slice(0, MAX_DOUBTFUL);
}

/** The square to look into for a face. */
export function closeUp({ box }: Face): Square {
  return {
    cx: box.x + box.width / 2,
    cy: box.y + box.height / 2,
    side: ZOOM * Math.max(box.width, box.height),
  };
}

/**
 * Overlapping squares that together cover the image, for a face too small for one look at the whole: two of the shorter
 * side's size or more, and those of two thirds of it. A face of up to half a square's side lies in one of them as a whole.
 */
export function searchSquares(width: number, height: number): readonly Square[] {
  const shorter = Math.min(width, height);
  return [shorter, (2 / 3) * shorter].flatMap((side) => {
    const along = (length: number) => {
      const steps = Math.max(1, Math.ceil((length - side) / (side / 2) - 1e-6));
      return Array.from({ length: steps + 1 }, (_, step) => side / 2 + (step * (length - side)) / steps);
    };
    const rows = height - side < 1 ? [height / 2] : along(height);
    const columns = width - side < 1 ? [width / 2] : along(width);
    return rows.flatMap((cy) => columns.map((cx) => ({ cx, cy, side })));
  });
}
