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

/**
 * The 1 € filter (Casiez, Roussel & Vogel, CHI 2012): a low-pass filter whose cut-off rises with speed, so that a value at
 * rest does not tremble and a moving one does not lag.
 */
export function createOneEuroFilter({ minCutoff, beta, derivativeCutoff = 1 }: OneEuroOptions): OneEuroFilter {
  let state: { value: number; speed: number; timeMs: number } | null = null;
  return {
    next: (value, timeMs) => {
      if (!state) {
        state = { value, speed: 0, timeMs };
        return value;
      }
      const seconds = (timeMs - state.timeMs) / 1000;
      if (seconds <= 0) return state.value;
      const speed = mix(state.speed, (value - state.value) / seconds, smoothing(derivativeCutoff, seconds));
      const cutoff = minCutoff + beta * Math.abs(speed);
      state = { value: mix(state.value, value, smoothing(cutoff, seconds)), speed, timeMs };
      return state.value;
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
