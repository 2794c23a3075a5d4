import { axisTaps } from './axis-taps.ts';
import type { Sampling, Square } from './picture.ts';
import type { RgbaPixels } from './rgba-pixels.ts';

/** Writes an upright square into `out`, [size, size, 3]: rows of the picture are mixed first, then columns. */
export function drawUpright(pixels: RgbaPixels, square: Square, sampling: Sampling, out: Float32Array): void {
  const { width, height, data } = pixels;
  const { size, samples, fill, range: [low, high] = [0, 255] } = sampling;
  const columns = axisTaps(square.cx, square.side, size, samples, width);
  const rows = axisTaps(square.cy, square.side, size, samples, height);
  const [from, to] = [columns.first[0]!, columns.first[size - 1]! + columns.count];
  const line = new Float32Array((to - from) * 3);
  const scale = (high - low) / 255;
  for (let row = 0, at = 0; row < size; row++) {
    line.fill(0);
    for (let tap = 0; tap < rows.count; tap++) {
      const weight = rows.weights[row * rows.count + tap]!;
      if (weight === 0) continue;
      const start = ((rows.first[row]! + tap) * width + from) * 4;
      for (let i = 0, pixel = start; i < line.length; i += 3, pixel += 4) {
        line[i]! += weight * data[pixel]!;
        line[i + 1]! += weight * data[pixel + 1]!;
        line[i + 2]! += weight * data[pixel + 2]!;
      }
    }
    for (let column = 0; column < size; column++, at += 3) {
      const outside = fill * (1 - rows.inside[row]! * columns.inside[column]!);
      let [red, green, blue] = [outside, outside, outside];
      const first = column * columns.count;
      let pixel = (columns.first[column]! - from) * 3;
      for (let tap = first; tap < first + columns.count; tap++, pixel += 3) {
        const weight = columns.weights[tap]!;
        red += weight * line[pixel]!;
        green += weight * line[pixel + 1]!;
        blue += weight * line[pixel + 2]!;
      }
      out[at] = red * scale + low;
      out[at + 1] = green * scale + low;
      out[at + 2] = blue * scale + low;
    }
  }
}
