import type { Face } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';
import type { Square } from '../sampling/picture.ts';
import { weightedNms } from './weighted-nms.ts';

/** From this score on a second look is worth its time: where nothing else was found, and beside a sure face. */
export const DOUBTFUL_SCORE = { alone: 0.1, beside: 0.15 } as const;

/**
 * What a close-up must reach to confirm a face by itself. Measured: of .5 to .8 this keeps nearly all faces, while at .5
 * every eighth cluttered frame shows one where there is none.
 */
export const CONFIRMING_SCORE = 0.75;

/** A close-up from here on is worth another, closer one; both confirm a face if their mean reaches {@link AGREEING_SCORE}. */
const PLAUSIBLE_SCORE = 0.4;

/**
 * Measured: of .55 to .65 the lowest finds most. Of 60 photos of nobody 17 then show a face in doubt (10 without a second
 * look), and none one that begins a track.
 */
const AGREEING_SCORE = 0.55;

/** At most this many places are looked at again, so that a busy picture costs more passes of bounded size. */
const MAX_DOUBTFUL = 4;

/** Sides of the close-ups in sides of the face: measured, of 1.5 to 3 the first finds most and errs least. */
const ZOOMS = { first: 2, closer: 1.5 } as const;

/** Faces below the threshold that are not part of a sure one, the most certain first. */
export function doubtfulFaces(
  seen: readonly Face[],
  sure: readonly Face[],
  threshold: number,
  overlap: number,
): readonly Face[] {
  const apart = (from: number, below: number, others: readonly Face[]) =>
    seen.filter(
      ({ box, score }) =>
        score >= from && score < below && others.every((face) => intersectionOverUnion(box, face.box) <= overlap),
    );
  const clearer = weightedNms(apart(DOUBTFUL_SCORE.beside, threshold, sure), overlap);
  if (sure.length > 0) return clearer.slice(0, MAX_DOUBTFUL);
  // Faint ones are no part of the clearer: their boxes would blur those.
  const faint = weightedNms(apart(DOUBTFUL_SCORE.alone, Math.min(DOUBTFUL_SCORE.beside, threshold), clearer), overlap);
  return [...clearer, ...faint].slice(0, MAX_DOUBTFUL);
}

/**
 * Looks closely at doubtful faces, and closer still where that leaves a doubt and no face is sure: beside one, what is in
 * doubt is seldom another. Faces that only agree keep their doubt: they score the mean of the three looks, at least
 * `least`, which begins no track.
 *
 * @param look what is found in each square, all in one pass.
 * @returns faces that one close-up confirms, or two that agree; still overlapping.
 */
export async function lookAgain(
  doubtful: readonly Face[],
  sure: readonly Face[],
  { least, overlap }: { readonly least: number; readonly overlap: number },
  look: (squares: readonly Square[], minScore: number) => Promise<readonly Face[][]>,
): Promise<Face[]> {
  if (doubtful.length === 0) return [];
  const first = await look(closeUps(doubtful, ZOOMS.first), PLAUSIBLE_SCORE);
  const confirmed = first.flat().filter(({ score }) => score >= CONFIRMING_SCORE);
  if (sure.length > 0 || confirmed.length > 0) return confirmed;
  const open = doubtful.flatMap((face, index) => {
    const [best] = weightedNms(first[index]!, overlap);
    return best ? [{ face, best }] : [];
  });
  if (open.length === 0) return [];
  const closer = await look(
    closeUps(
      open.map(({ face }) => face),
      ZOOMS.closer,
    ),
    PLAUSIBLE_SCORE,
  );
  return open.flatMap(({ face, best }, index) => {
    const [other] = weightedNms(closer[index]!, overlap);
    if (!other || intersectionOverUnion(best.box, other.box) <= overlap) return [];
    if ((best.score + other.score) / 2 < AGREEING_SCORE) return [];
    const score = Math.max(least, (face.score + best.score + other.score) / 3);
    return [best, other].map((each) => ({ ...each, score }));
  });
}

/** The squares to look into for faces. */
function closeUps(faces: readonly Face[], zoom: number): readonly Square[] {
  return faces.map(({ box }) => ({
    cx: box.x + box.width / 2,
    cy: box.y + box.height / 2,
    side: zoom * Math.max(box.width, box.height),
  }));
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
