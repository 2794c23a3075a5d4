import type { LabelledImages } from '../dataset/dataset.ts';

/** Standard deviation in gray levels below which an image shows nothing: what JPEG leaves of one flat colour. */
const FLAT = 1;

/** Indices of images that are one flat gray: nothing can be learnt from them. */
export function findFlat({ images, count, size }: LabelledImages): number[] {
  const bytes = size * size;
  return Array.from({ length: count }, (_, i) => i).filter(
    (i) => deviation(images.subarray(i * bytes, (i + 1) * bytes)) < FLAT,
  );
}

function deviation(pixels: Uint8Array): number {
  let sum = 0;
  let squares = 0;
  for (const pixel of pixels) {
    sum += pixel;
    squares += pixel * pixel;
  }
  const mean = sum / pixels.length;
  return Math.sqrt(Math.max(0, squares / pixels.length - mean * mean));
}
