import type { Face } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';

/**
 * Non-maximum suppression in MediaPipe's weighted form: the most certain face takes the mean of all that overlap it,
 * weighted by score, which is steadier from frame to frame than the best box alone.
 *
 * @param overlap faces overlapping by more than this (IoU) are one.
 * @returns most certain first; a face keeps the score of its most certain anchor.
 */
export function weightedNms(faces: readonly Face[], overlap: number): Face[] {
  let remaining = faces.toSorted((a, b) => b.score - a.score);
  const kept: Face[] = [];
  while (remaining.length > 0) {
    const best = remaining[0]!;
    const same = remaining.filter((face) => face === best || intersectionOverUnion(face.box, best.box) > overlap);
    remaining = remaining.filter((face) => !same.includes(face));
    kept.push(blend(same, best));
  }
  return kept;
}

function blend(faces: readonly Face[], best: Face): Face {
  const total = faces.reduce((sum, face) => sum + face.score, 0);
  const mean = (value: (face: Face) => number) =>
    faces.reduce((sum, face) => sum + value(face) * face.score, 0) / total;
  return {
    score: best.score,
    box: {
      x: mean((face) => face.box.x),
      y: mean((face) => face.box.y),
      width: mean((face) => face.box.width),
      height: mean((face) => face.box.height),
    },
    keypoints: best.keypoints.map(({ name }, k) => ({
      name,
      x: mean((face) => face.keypoints[k]!.x),
      y: mean((face) => face.keypoints[k]!.y),
    })),
  };
}
