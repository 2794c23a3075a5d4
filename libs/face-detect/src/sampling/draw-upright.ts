import { axisTaps, type AxisTaps } from './axis-taps.ts';
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
    mixRows(data, line, rows, row, width, from);
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

/** The rows of the picture that make one row of the result, two at a time: each costs a pass over the line. */
function mixRows(
  data: RgbaPixels['data'],
  line: Float32Array,
  { first, weights, count }: AxisTaps,
  row: number,
  width: number,
  from: number,
): void {
  line.fill(0);
  for (let tap = 0; tap < count; tap += 2) {
    const upper = weights[row * count + tap]!;
    const lower = tap + 1 < count ? weights[row * count + tap + 1]! : 0;
    if (upper === 0 && lower === 0) continue;
    const start = ((first[row]! + tap) * width + from) * 4;
    const next = lower === 0 ? 0 : width * 4;
    for (let i = 0, at = start; i < line.length; i += 3, at += 4) {
      line[i]! += upper * data[at]! + lower * data[at + next]!;
      line[i + 1]! += upper * data[at + 1]! + lower * data[at + next + 1]!;
      line[i + 2]! += upper * data[at + 2]! + lower * data[at + next + 2]!;
    }
  }
}
