import { createRandom, type Random } from '../random/create-random.ts';

/** For tests: draws `fraction` of the way from the lower bound to the upper, every time. */
export function fixedRandom(fraction: number): Random {
  return { ...createRandom(0), next: () => fraction, between: (low, high) => low + (high - low) * fraction };
}
