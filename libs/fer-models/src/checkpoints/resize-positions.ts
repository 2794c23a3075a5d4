/** Of the cubic kernel, with anti-aliasing (Keys 1981; PIL and PyTorch's `antialias=True` use it). */
const A = -0.5;

/**
 * Resizes a square grid of vectors, [from × from, c] → [to × to, c], by separable cubic interpolation with half-pixel
 * centres; shrinking widens the kernel, so that every position counts. As timm resamples positional embeddings.
 */
export function resizePositions(grid: Float32Array, from: number, to: number): Float32Array {
  const channels = grid.length / (from * from);
  const weights = Array.from({ length: to }, (_, out) => weightsFor(out, from, to));
  const rows = new Float32Array(to * from * channels);
  const resized = new Float32Array(to * to * channels);
  for (const [out, taps] of weights.entries()) {
    for (const [tap, weight] of taps) {
      for (let i = 0; i < from * channels; i++) {
        rows[out * from * channels + i] += weight * grid[tap * from * channels + i];
      }
    }
  }
  for (let row = 0; row < to; row++) {
    for (const [out, taps] of weights.entries()) {
      for (const [tap, weight] of taps) {
        for (let c = 0; c < channels; c++) {
          resized[(row * to + out) * channels + c] += weight * rows[(row * from + tap) * channels + c];
        }
      }
    }
  }
  return resized;
}

/** Which inputs make one output, and their shares, which add up to 1. */
function weightsFor(out: number, from: number, to: number): [input: number, weight: number][] {
  const step = from / to;
  const stretch = Math.max(1, step);
  const centre = (out + 0.5) * step;
  const first = Math.max(0, Math.floor(centre - 2 * stretch + 0.5));
  const end = Math.min(from, Math.floor(centre + 2 * stretch + 0.5));
  const taps = Array.from({ length: end - first }, (_, i) => cubic((first + i + 0.5 - centre) / stretch));
  const total = taps.reduce((a, b) => a + b);
  return taps.map((tap, i) => [first + i, tap / total]);
}

function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return ((A + 2) * x - (A + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * A;
  return 0;
}
