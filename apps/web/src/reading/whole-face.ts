import type { Rectangle } from './cover-transform.ts';

/** Detectors box a face from its brows to its chin; people see it from the hairline on. As shares of the box. */
const FOREHEAD = 0.24;
const CHEEKS = 0.03;

/** The face as people see it, from the box that a detector gives: what an outline is drawn around. */
export function wholeFace({ x, y, width, height }: Rectangle): Rectangle {
  return {
    x: x - width * CHEEKS,
    y: y - height * FOREHEAD,
    width: width * (1 + 2 * CHEEKS),
    height: height * (1 + FOREHEAD),
  };
}
