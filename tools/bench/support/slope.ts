import { quantile } from './quantile.ts';

/**
 * How fast a figure grows: the median of the slopes between every two points (Theil–Sen), which a few outliers do not move.
 *
 * @param points (x, y), at least two with different x.
 * @returns y a unit of x.
 */
export function slope(points: readonly (readonly [number, number])[]): number {
  const slopes = points.flatMap(([x, y], index) =>
    points.slice(index + 1).flatMap(([x2, y2]) => (x2 === x ? [] : [(y2 - y) / (x2 - x)])),
  );
  if (slopes.length === 0) throw new Error('A slope needs at least two points at different places.');
  return quantile(slopes, 0.5);
}
