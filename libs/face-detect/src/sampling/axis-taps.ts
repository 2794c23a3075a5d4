/** For each pixel along one axis of a result: which pixels of the picture count, and how much. */
export interface AxisTaps {
  /** First pixel of the picture. */
  readonly first: Int32Array;
  /** `count` weights for each pixel of the result, of `first` and those after it; they sum to {@link inside}. */
  readonly weights: Float32Array;
  readonly count: number;
  /** Part of the samples that lies inside the picture. */
  readonly inside: Float32Array;
}

/**
 * Bilinear samples along one axis, averaged: along each axis on its own, which is what makes upright squares cheap.
 *
 * @param center of the square, `side` long, in pixels of a picture of `length` pixels
 * @param size pixels of the result, each the mean of `samples`
 */
export function axisTaps(center: number, side: number, size: number, samples: number, length: number): AxisTaps {
  const step = side / (size * samples);
  const count = Math.min(length, Math.ceil((samples - 1) * step) + 2);
  const first = new Int32Array(size);
  const weights = new Float32Array(size * count);
  const inside = new Float32Array(size);
  for (let pixel = 0; pixel < size; pixel++) {
    const start = center - side / 2 - 0.5 + (pixel * samples + 0.5) * step;
    // All taps lie in the picture, also those without weight.
    first[pixel] = Math.max(0, Math.min(length - count, Math.floor(start)));
    for (let sample = 0; sample < samples; sample++) {
      const at = start + sample * step;
      if (at < 0 || at > length - 1) continue;
      const whole = Math.min(Math.floor(at), length - 2);
      const tap = pixel * count + whole - first[pixel]!;
      weights[tap]! += (1 - (at - whole)) / samples;
      weights[tap + 1]! += (at - whole) / samples;
      inside[pixel]! += 1 / samples;
    }
  }
  return { first, weights, count, inside };
}
