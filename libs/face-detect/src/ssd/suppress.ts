import type { Face } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';

/** Plain non-maximum suppression: of two faces overlapping by more than this (IoU) the less certain one goes. Most certain first. */
export function suppress(faces: readonly Face[], overlap: number): Face[] {
  const kept: Face[] = [];
  for (const face of faces.toSorted((a, b) => b.score - a.score)) {
    if (kept.every(({ box }) => intersectionOverUnion(box, face.box) <= overlap)) kept.push(face);
  }
  return kept;
}
