import type { BlazeFaceVariant } from './variants.ts';

/**
 * Centres of the anchors in the order of the model's outputs, as fractions of the input: [x0, y0, x1, y1, …]. All anchors
 * have size 1, so a centre is all there is (SsdAnchorsCalculator with fixed_anchor_size).
 */
export function createAnchors({ inputSize, grids }: BlazeFaceVariant): Float32Array {
  const centers = grids.flatMap(({ stride, perCell }) => {
    const cells = Math.ceil(inputSize / stride);
    return Array.from({ length: cells * cells * perCell }, (_, index) => {
      const cell = Math.floor(index / perCell);
      return [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells];
    });
  });
  return Float32Array.from(centers.flat());
}
