import { createOneEuroVectorFilter, type OneEuroOptions, type OneEuroVectorFilter } from './one-euro-filter.ts';

/**
 * For probabilities: at rest a cut-off of half a hertz, so that labels do not flicker; a change from one class to another
 * is 1 wide and raises it while it lasts. See the test for how late that is.
 */
const PROBABILITIES: OneEuroOptions = { minCutoff: 0.5, beta: 0.8 };

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
