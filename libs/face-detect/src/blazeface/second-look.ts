import type { Face } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';
import type { Square } from '../sampling/picture.ts';
import { weightedNms } from './weighted-nms.ts';

/** From this score on a second look is worth its time: where nothing else was found, and beside a face. */
export const DOUBTFUL_SCORE = { alone: 0.05, beside: 0.15 } as const;

/** Beside a face from here on what is in doubt is seldom another. Below it is itself none now and then, and rules nothing out. */
const STRONG_SCORE = 0.62;

/**
 * What a close-up must reach to confirm a face by itself. Measured: of .5 to .8 this keeps nearly all faces, while at .5
 * every eighth cluttered frame shows one where there is none.
 */
export const CONFIRMING_SCORE = 0.75;

/** A look below this has seen nothing. */
const PLAUSIBLE_SCORE = 0.3;

/**
 * Looks confirm a face together if their mean, a look that saw nothing being 0, reaches this. Measured on 750 faces before
 * plain gray and photos each, and as many photos of nobody: the mean of four looks tells faces from what is none better
 * than any one or two of them. Of the photos of nobody no mean came above .59, which begins no track.
 */
const AGREEING_SCORE = 0.46;

/** At most so many places are looked at closely, and so many of them again, so that a busy picture costs passes of bounded size. */
const MOST = { doubtful: 8, open: 3 } as const;

/** Sides of the close-ups in sides of the face: the first confirms most of 1.5 to 3 and errs least. */
const ZOOMS = { first: 2, others: [1.5, 2.5] } as const;

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
  if (sure.length > 0) return clearer.slice(0, MOST.doubtful);
  // Faint ones are no part of the clearer: their boxes would blur those.
  const faint = weightedNms(apart(DOUBTFUL_SCORE.alone, Math.min(DOUBTFUL_SCORE.beside, threshold), clearer), overlap);
  return [...clearer, ...faint].slice(0, MOST.doubtful);
}

/**
 * Looks closely at doubtful faces, and from further distances where that leaves a doubt and no face is strong. Faces that
 * looks only confirm together keep their doubt: they score the mean of all looks, at least `least`, which begins no track.
 *
 * @param look what is found in each square, all in one pass.
 * @returns faces that one close-up confirms, or all together; still overlapping.
 */
export async function lookAgain(
  doubtful: readonly Face[],
  sure: readonly Face[],
  { least, overlap }: { readonly least: number; readonly overlap: number },
  look: (squares: readonly Square[], minScore: number) => Promise<readonly Face[][]>,
): Promise<Face[]> {
  if (doubtful.length === 0) return [];
  const first = await look(
    doubtful.map((face) => closeUp(face, ZOOMS.first)),
    PLAUSIBLE_SCORE,
  );
  const confirmed = first.flat().filter(({ score }) => score >= CONFIRMING_SCORE);
  if (confirmed.length > 0 || sure.some(({ score }) => score >= STRONG_SCORE)) return confirmed;
  const open = doubtful
    .flatMap((face, index) => {
      const [best] = weightedNms(first[index]!, overlap);
      return best ? [{ face, best, sum: face.score + best.score }] : [];
    })
    .toSorted((a, b) => b.sum - a.sum)
    .slice(0, MOST.open);
  if (open.length === 0) return [];
  const further = await look(
    open.flatMap(({ face }) => ZOOMS.others.map((zoom) => closeUp(face, zoom))),
    PLAUSIBLE_SCORE,
  );
  return open.flatMap(({ best, sum }, index) => {
    const own = further.slice(index * ZOOMS.others.length, (index + 1) * ZOOMS.others.length);
    const agreeing = own.flatMap((faces) => {
      const [other] = weightedNms(faces, overlap);
      return other && intersectionOverUnion(best.box, other.box) > overlap ? [other] : [];
    });
    const mean = agreeing.reduce((total, { score }) => total + score, sum) / (2 + ZOOMS.others.length);
    if (mean < AGREEING_SCORE) return [];
    return [best, ...agreeing].map((each) => ({ ...each, score: Math.max(least, mean) }));
  });
}

/** The square to look into for a face. */
function closeUp({ box }: Face, zoom: number): Square {
  return { cx: box.x + box.width / 2, cy: box.y + box.height / 2, side: zoom * Math.max(box.width, box.height) };
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
