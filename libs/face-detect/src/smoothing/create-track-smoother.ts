import { createOneEuroVectorFilter, type OneEuroOptions, type OneEuroVectorFilter } from './one-euro-filter.ts';

/**
 * For probabilities: at rest a cut-off of .4 Hz, so that labels do not flicker; a change of expression, which is 1 wide,
 * raises it while it lasts. At 30 frames a second two thirds of such a change have come through after a sixth of a second.
 */
const PROBABILITIES: OneEuroOptions = { minCutoff: 0.4, beta: 0.1 };

/** Smooths what is read of each track, such as the probabilities of its expressions. */
export interface TrackSmoother {
  /**
   * @param values of this frame; null where there are none, which leaves the last ones.
   * @returns smoothed values; undefined as long as the track has none.
   */
  readonly next: (track: number, values: readonly number[] | null, timeMs: number) => number[] | undefined;
  /** Forgets all tracks but these. */
  readonly keep: (tracks: readonly { readonly id: number }[]) => void;
}

/** A 1 € filter for each track; a new track starts at its first values. */
export function createTrackSmoother(options: OneEuroOptions = PROBABILITIES): TrackSmoother {
  const tracks = new Map<number, { filter: OneEuroVectorFilter; last: readonly number[] }>();
  return {
    next: (track, values, timeMs) => {
      const known = tracks.get(track);
      if (!values) return known && [...known.last];
      const filter = known?.filter ?? createOneEuroVectorFilter(options);
      const last = filter.next(values, timeMs);
      tracks.set(track, { filter, last });
      return [...last];
    },
    keep: (living) => {
      const ids = new Set(living.map(({ id }) => id));
      for (const id of tracks.keys()) if (!ids.has(id)) tracks.delete(id);
    },
  };
}
