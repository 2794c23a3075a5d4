import { RES10_INPUT_SIZE, type Head } from './res10-layers.ts';

/** Figures of one prior box: centre x and y, width and height, as fractions of the input. */
export const VALUES_PER_PRIOR = 4;

/** A cell's middle, in cells. */
const OFFSET = 0.5;

/**
 * The boxes that SSD moves and stretches onto faces (PriorBox layers, flip on, clip off), in the order of the network's
 * outputs: head by head, row by row, cell by cell; in a cell the square of `minSize`, that of √(minSize · maxSize), then
 * each aspect ratio r and 1 / r.
 */
export function createPriorBoxes(heads: readonly Head[]): Float32Array {
  const values: number[] = [];
  for (const { cells, step, minSize, maxSize, aspectRatios } of heads) {
    const middle = Math.sqrt(minSize * maxSize);
    const sizes = [
      [minSize, minSize],
      [middle, middle],
      ...aspectRatios
        .flatMap((ratio) => [ratio, 1 / ratio])
        .map((ratio) => [minSize * Math.sqrt(ratio), minSize / Math.sqrt(ratio)]),
    ];
    for (let row = 0; row < cells; row++) {
      for (let column = 0; column < cells; column++) {
        for (const [width, height] of sizes) {
          values.push((column + OFFSET) * step, (row + OFFSET) * step, width!, height!);
        }
      }
    }
  }
  return Float32Array.from(values, (value) => value / RES10_INPUT_SIZE);
}
