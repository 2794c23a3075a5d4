import type { Face } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';

/** Keypoints this far apart on average, in face widths, belong to different faces. */
const FARTHEST = 0.5;

/**
 * How much two detections look like one face: the mean of the boxes' IoU and the keypoints' nearness (1 = the same places,
 * 0 = half a face width apart on average), or the IoU alone where a detector finds no keypoints. Where boxes of two people
 * overlap, the keypoints still tell them apart.
 */
export function faceSimilarity(a: Pick<Face, 'box' | 'keypoints'>, b: Pick<Face, 'box' | 'keypoints'>): number {
  const overlap = intersectionOverUnion(a.box, b.box);
  const distances = a.keypoints.flatMap((from) => {
    const to = b.keypoints.find(({ name }) => name === from.name);
    return to ? [Math.hypot(to.x - from.x, to.y - from.y)] : [];
  });
  if (distances.length === 0) return overlap;
  const width = Math.max(a.box.width, b.box.width, 1);
  const distance = distances.reduce((sum, value) => sum + value, 0) / distances.length / width;
  return (overlap + Math.max(0, 1 - distance / FARTHEST)) / 2;
}
