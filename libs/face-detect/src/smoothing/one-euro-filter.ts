/** See {@link createOneEuroFilter}. */
export interface OneEuroOptions {
  /** Cut-off in Hz for a value at rest: lower is steadier. */
  readonly minCutoff: number;
  /** How much speed (units a second) raises the cut-off in Hz: higher follows fast changes with less delay. */
  readonly beta: number;
  /** Cut-off in Hz for the speed itself. */
  readonly derivativeCutoff?: number;
}

/** Smooths one value over time. */
export interface OneEuroFilter {
  /** @param timeMs of this value in milliseconds; a value not later than the one before replaces nothing. */
  readonly next: (value: number, timeMs: number) => number;
}

/** Smooths values that belong together, such as probabilities. */
export interface OneEuroVectorFilter {
  /** @param timeMs of these values in milliseconds; values not later than those before replace nothing. */
  readonly next: (values: readonly number[], timeMs: number) => readonly number[];
}

/**
 * The 1 € filter (Casiez, Roussel & Vogel, CHI 2012): a low-pass filter whose cut-off rises with speed, so that a value at
 * rest does not tremble and a moving one does not lag.
 */
export function createOneEuroFilter(options: OneEuroOptions): OneEuroFilter {
  const filter = createOneEuroVectorFilter(options);
  return { next: (value, timeMs) => filter.next([value], timeMs)[0]! };
}

/**
 * A 1 € filter for values that belong together: all have one cut-off, by half the sum of their speeds, so that what sums to
 * 1 goes on summing to 1. A single value has the cut-off of {@link createOneEuroFilter}.
 */
export function createOneEuroVectorFilter({
  minCutoff,
  beta,
  derivativeCutoff = 1,
}: OneEuroOptions): OneEuroVectorFilter {
  let state: { values: readonly number[]; speeds: readonly number[]; timeMs: number } | null = null;
  return {
    next: (values, timeMs) => {
      if (!state) {
        state = { values, speeds: values.map(() => 0), timeMs };
        return values;
      }
      const { values: before, speeds: speedsBefore } = state;
      const seconds = (timeMs - state.timeMs) / 1000;
      if (seconds <= 0) return before;
      const speedShare = smoothing(derivativeCutoff, seconds);
      const speeds = values.map((value, i) => mix(speedsBefore[i]!, (value - before[i]!) / seconds, speedShare));
      const sum = speeds.reduce((total, speed) => total + Math.abs(speed), 0);
      const share = smoothing(minCutoff + (beta * sum) / (values.length > 1 ? 2 : 1), seconds);
      state = { values: values.map((value, i) => mix(before[i]!, value, share)), speeds, timeMs };
      return state.values;
    },
  };
}

/** Share of the new value: a first-order low-pass with this cut-off, sampled every `seconds`. */
function smoothing(cutoff: number, seconds: number): number {
  const tau = 1 / (2 * Math.PI * cutoff);
  return 1 / (1 + tau / seconds);
}

function mix(previous: number, next: number, share: number): number {
  return previous + share * (next - previous);
}
