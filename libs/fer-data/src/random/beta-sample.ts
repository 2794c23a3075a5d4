import type { Random } from './create-random.ts';

/** One draw from Beta(alpha, alpha): the ratio of two gamma draws. */
export function betaSample(alpha: number, random: Random): number {
  const a = gammaSample(alpha, random);
  const b = gammaSample(alpha, random);
  return a + b > 0 ? a / (a + b) : random.next() < 0.5 ? 0 : 1;
}

/** Gamma(shape, 1) by rejection (Marsaglia & Tsang 2000); shapes below 1 by their boost. */
function gammaSample(shape: number, random: Random): number {
  if (shape < 1) return gammaSample(shape + 1, random) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
