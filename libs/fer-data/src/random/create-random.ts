import seedrandom from 'seedrandom';

/** Where a stream of random numbers stands; plain JSON, so that a checkpoint can hold it. */
export type RandomState = seedrandom.State.Alea;

/** A seeded stream of random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Normal, of mean 0 and standard deviation 1 (Box–Muller, the cosine half). */
  normal(): number;
  getState(): RandomState;
  /** Goes on from where `getState` was called, on this stream or another. */
  setState(state: RandomState): void;
}

/** The same seed gives the same stream on every machine (Alea, by the seedrandom library). */
export function createRandom(seed: number | string): Random {
  let generator = seedrandom.alea(String(seed), { state: true });
  return {
    next: () => generator(),
    between: (low, high) => low + (high - low) * generator(),
    normal: () => Math.sqrt(-2 * Math.log(1 - generator())) * Math.cos(2 * Math.PI * generator()),
    getState: () => generator.state(),
    setState: (state) => {
      generator = seedrandom.alea('', { state });
    },
  };
}
