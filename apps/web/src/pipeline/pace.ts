/** Of the time, at most this share goes to the networks: the rest is the device's, which stays cool and smooth. */
export const MOST_BUSY = 0.85;

/** With nobody in view for this long, looking now and then is enough. */
export const ALONE_AFTER_MS = 5000;

/** Milliseconds between two looks while nobody is in view. */
export const ALONE_EVERY_MS = 150;

/**
 * How long to rest after a frame before the next is taken, in milliseconds: less than a frame where the device is fast, a
 * little on a slow one, and more while nobody is there.
 *
 * @param busyMs that the frame took.
 * @param aloneMs since the last face was seen.
 */
export function restAfter(busyMs: number, aloneMs: number): number {
  const rest = busyMs * (1 / MOST_BUSY - 1);
  return aloneMs >= ALONE_AFTER_MS ? Math.max(rest, ALONE_EVERY_MS - busyMs) : rest;
}
