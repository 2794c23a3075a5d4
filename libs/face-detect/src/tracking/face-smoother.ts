import type { Face } from '../face/face.ts';
import { createOneEuroFilter, type OneEuroFilter, type OneEuroOptions } from '../smoothing/one-euro-filter.ts';

/** Smooths the box and keypoints of one face over time. */
export interface FaceSmoother {
  readonly next: (face: Face, timeMs: number) => Face;
}

/**
 * Filters box and keypoints with 1 € filters. Positions are divided by the size at which the face was first seen, so that
 * the options mean the same for near and far faces: a speed of 1 is one face width a second.
 */
export function createFaceSmoother(options: OneEuroOptions): FaceSmoother {
  const filters = new Map<string, OneEuroFilter>();
  let unit = 0;
  return {
    next: (face, timeMs) => {
      unit ||= Math.max(face.box.width, face.box.height, 1);
      const smooth = (name: string, value: number): number => {
        const filter = filters.get(name) ?? createOneEuroFilter(options);
        filters.set(name, filter);
        return filter.next(value / unit, timeMs) * unit;
      };
      const width = smooth('width', face.box.width);
      const height = smooth('height', face.box.height);
      const cx = smooth('cx', face.box.x + face.box.width / 2);
      const cy = smooth('cy', face.box.y + face.box.height / 2);
      return {
        score: face.score,
        box: { x: cx - width / 2, y: cy - height / 2, width, height },
        keypoints: face.keypoints.map(({ name, x, y }) => ({
          name,
          x: smooth(`${name}.x`, x),
          y: smooth(`${name}.y`, y),
        })),
      };
    },
  };
}
