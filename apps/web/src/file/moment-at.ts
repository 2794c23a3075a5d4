import type { MediaMoment } from '@howifeel/fer-data/readings';

/**
 * The analysed frame that stands for a point in time: the last one before it, unless that was too long ago.
 *
 * @param step seconds between two analysed frames.
 */
export function momentAt(moments: readonly MediaMoment[], seconds: number, step: number): MediaMoment | null {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]!.seconds <= seconds + 1e-3) low = middle + 1;
    else high = middle;
  }
  const moment = moments[low - 1];
  return moment && seconds - moment.seconds <= step * 1.5 ? moment : null;
}
