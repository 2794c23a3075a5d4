import type { Sampling, Square } from './picture.ts';
import type { RgbaPixels } from './rgba-pixels.ts';
import { sampleGrid } from './sample-grid.ts';

/** Writes a square that may be rotated into `out`, [size, size, 3], sample by sample. */
export function drawRotated(pixels: RgbaPixels, square: Square, sampling: Sampling, out: Float32Array): void {
  const { width, height, data } = pixels;
  const { size, fill, samples, range: [low, high] = [0, 255] } = sampling;
  const fine = size * samples;
  const { x: startX, y: startY, right, down } = sampleGrid(square, sampling);
  const scale = (high - low) / 255 / (samples * samples);
  out.fill(low);
  for (let line = 0; line < fine; line++) {
    let x = startX - line * down;
    let y = startY + line * right;
    for (let sample = 0; sample < fine; sample++, x += right, y += down) {
      const to = (Math.floor(line / samples) * size + Math.floor(sample / samples)) * 3;
      const isOutside = x < 0 || y < 0 || x > width - 1 || y > height - 1;
      const [column, row] = [Math.min(Math.floor(x), width - 2), Math.min(Math.floor(y), height - 2)];
      const at = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const value = isOutside ? fill : between(data, at + channel, width * 4, x - column, y - row);
        out[to + channel]! += value * scale;
      }
    }
  }
}

/** The value at a point among four neighbours, of which the first is at `at`. */
function between(data: RgbaPixels['data'], at: number, stride: number, right: number, down: number): number {
  const upper = data[at]! + right * (data[at + 4]! - data[at]!);
  const lower = data[at + stride]! + right * (data[at + stride + 4]! - data[at + stride]!);
  return upper + down * (lower - upper);
}
