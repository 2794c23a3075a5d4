import { memoryPicture, type Picture, type Sampling, type Square } from '@howifeel/face-detect';
import type { Frame } from './frame.ts';

/** Pixels of the frame around a region that its samples may touch. */
const MARGIN = 2;

/** A canvas in memory: one on the graphics processor is ten times slower to read. */
type Context = OffscreenCanvasRenderingContext2D;

/**
 * Frames for a backend that computes in memory. Of each only the part that is looked at is read, and at half the size
 * where samples lie two pixels or more apart: there the browser's exact halving averages four pixels at once, which is as
 * much as every second sample would add.
 */
export function createBitmapReader(): (bitmap: ImageBitmap) => Frame {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true, alpha: false })!;
  return (bitmap) => {
    const { width, height } = bitmap;
    return {
      width,
      height,
      sample: (squares, sampling) => {
        const isCoarse = squares.every((square) => distance(square, sampling) >= 2);
        const { picture, x, y, scale } = read(context, bitmap, squares, isCoarse ? 0.5 : 1);
        const moved = squares.map((square) => ({
          ...square,
          cx: square.cx * scale - x,
          cy: square.cy * scale - y,
          side: square.side * scale,
        }));
        const samples = isCoarse ? Math.ceil(sampling.samples / 2) : sampling.samples;
        return picture.sample(moved, { ...sampling, samples });
      },
      toTensor: () =>
        read(
          context,
          bitmap,
          [{ cx: width / 2, cy: height / 2, side: 2 * Math.max(width, height) }],
          1,
        ).picture.toTensor(),
      dispose: () => undefined,
    };
  };
}

/** Between two samples, in pixels of the frame. */
function distance({ side }: Square, { size, samples }: Sampling): number {
  return side / (size * samples);
}

/** Reads the part of a bitmap, at a scale, in which these squares lie; (x, y) is its first pixel. */
function read(context: Context, bitmap: ImageBitmap, squares: readonly Square[], scale: number) {
  const [width, height] = [Math.floor(bitmap.width * scale), Math.floor(bitmap.height * scale)];
  const [left, right] = span(
    squares.map(({ cx, side }) => [cx, side]),
    scale,
    width,
  );
  const [top, bottom] = span(
    squares.map(({ cy, side }) => [cy, side]),
    scale,
    height,
  );
  const { canvas } = context;
  if (canvas.width < right - left || canvas.height < bottom - top) {
    canvas.width = Math.max(canvas.width, right - left);
    canvas.height = Math.max(canvas.height, bottom - top);
  }
  context.drawImage(bitmap, -left, -top, bitmap.width * scale, bitmap.height * scale);
  const picture: Picture = memoryPicture(context.getImageData(0, 0, right - left, bottom - top));
  return { picture, x: left, y: top, scale };
}

/** The pixels from the first to beyond the last that squares, however they are turned, touch along one axis. */
function span(squares: readonly (readonly [center: number, side: number])[], scale: number, length: number) {
  const reach = (side: number) => side * Math.SQRT1_2 * scale + MARGIN;
  const first = Math.min(...squares.map(([center, side]) => center * scale - reach(side)), length - 2);
  const last = Math.max(...squares.map(([center, side]) => center * scale + reach(side)), 2);
  return [Math.max(0, Math.floor(first)), Math.min(length, Math.ceil(last))] as const;
}
