/** Widths of frames in pixels, the best first: detectors look at 128 to 192 of them, models at 48 of a face. */
export const FRAME_WIDTHS = [640, 480, 320] as const;

/** Milliseconds a frame from which a device counts as slow: below seven frames a second expressions are missed. */
const SLOW_MS = 150;

/**
 * Milliseconds a frame up to which larger frames are tried again: far enough from {@link SLOW_MS} that these, with at most
 * 2.3 times as many pixels, are not slow at once.
 */
const FAST_MS = 50;

/** Frames that are looked at before the width is changed; the first after a change are not typical. */
const FRAMES = 10;

/** How wide frames are taken: smaller on a device that is slow with them, larger again when it has become fast. */
export interface FrameWidth {
  /** Of the next frame, in pixels. */
  current(): number;
  /** Tells how long a frame took, in milliseconds. */
  add(busyMs: number): void;
}

/** Starts with the best width. Decides by the median of the last {@link FRAMES} frames, so single hiccups do not count. */
export function createFrameWidth(): FrameWidth {
  let level = 0;
  let recent: number[] = [];
  return {
    current: () => FRAME_WIDTHS[level]!,
    add: (busyMs) => {
      recent.push(busyMs);
      if (recent.length < FRAMES) return;
      const median = recent.toSorted((a, b) => a - b)[FRAMES / 2]!;
      recent = [];
      if (median > SLOW_MS) level = Math.min(level + 1, FRAME_WIDTHS.length - 1);
      else if (median < FAST_MS) level = Math.max(level - 1, 0);
    },
  };
}
