import type { Sampling, Square } from './picture.ts';

/** Where the samples of a square lie, in pixels whose middles are whole numbers. */
export interface SampleGrid {
  /** The first sample. */
  readonly x: number;
  readonly y: number;
  /** The way to the next one along a line; to the next line it is (−down, right). */
  readonly right: number;
  readonly down: number;
}

/** The samples of a square, however it is turned: `size` × `samples` along each axis, each in the middle of its cell. */
export function sampleGrid(
  { cx, cy, side, angle = 0 }: Square,
  { size, samples }: Pick<Sampling, 'size' | 'samples'>,
): SampleGrid {
  const fine = size * samples;
  const right = (side / fine) * Math.cos(angle);
  const down = (side / fine) * Math.sin(angle);
  const back = (fine - 1) / 2;
  return { x: cx - 0.5 - back * (right - down), y: cy - 0.5 - back * (down + right), right, down };
}
