import type { Box } from '../face/face.ts';
import type { Square } from '../sampling/picture.ts';
import type { CropRule } from './crop-rectangle.ts';

/** A detection and the square that the crop should have been. */
export interface Framing {
  readonly box: Box;
  readonly square: Square;
}

/** A rule, and how far its crops are from the wanted squares (root mean squares). */
export interface FittedCropRule {
  readonly rule: CropRule;
  /** Of the logarithm of crop side / wanted side: .1 is about 10 %. */
  readonly sideError: number;
  /** Of the distance between the centres, as a fraction of the wanted side. */
  readonly xError: number;
  readonly yError: number;
}

/**
 * Finds margin and offset for a detector by least squares, so that crops around its boxes match squares of known framing.
 * Sides are compared as logarithms: too large by a third and too small by a quarter are equally wrong.
 *
 * @throws without framings.
 */
export function fitCropRule(framings: readonly Framing[]): FittedCropRule {
  if (framings.length === 0) throw new Error('No framings to fit a crop rule to: the detector found no face.');
  const relative = framings.map(({ box, square }) => ({
    zoom: square.side / Math.max(box.width, box.height),
    dx: (square.cx - box.x - box.width / 2) / square.side,
    dy: (square.cy - box.y - box.height / 2) / square.side,
  }));
  const scale = Math.exp(mean(relative.map(({ zoom }) => Math.log(zoom))));
  // The offset is in sides of the crop, and a crop is scale / zoom wanted sides wide.
  const x = mean(relative.map(({ dx, zoom }) => (dx * zoom) / scale));
  const y = mean(relative.map(({ dy, zoom }) => (dy * zoom) / scale));
  return {
    rule: { margin: (scale - 1) / 2, offset: { x, y }, alignRoll: false },
    sideError: rootMeanSquare(relative.map(({ zoom }) => Math.log(scale / zoom))),
    xError: rootMeanSquare(relative.map(({ dx, zoom }) => dx - (x * scale) / zoom)),
    yError: rootMeanSquare(relative.map(({ dy, zoom }) => dy - (y * scale) / zoom)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(mean(values.map((value) => value * value)));
}
