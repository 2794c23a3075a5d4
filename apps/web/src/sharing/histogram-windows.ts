import { EMOTION_COUNT } from '@howifeel/fer-data/emotions';
import { LEAST_FRAMES } from '@howifeel/fer-data/readings';
import { MAX_SAMPLES_PER_SESSION, WINDOW_SECONDS, type Sample } from '@howifeel/edge-api/contract';
import { createFaceSlots } from './create-face-slots.ts';

const WINDOW_MS = WINDOW_SECONDS * 1000;

/** What one face gives to the window it falls in. */
export interface Observation {
  track: number;
  /** Seven probabilities of one frame, not smoothed; null where the face was not seen in it. */
  raw: number[] | null;
}

interface Sum {
  frames: number;
  values: number[];
}

/** How {@link createHistogramWindows} sums up. */
export interface HistogramWindowsOptions {
  /** Takes tracks as they are, and all that was seen: for a film, whose tracks are known in full and listed elsewhere. */
  everyTrack?: boolean;
}

/**
 * Sums frames up into one sample a face and window of {@link WINDOW_SECONDS}. Windows lie on a fixed grid from the session's
 * start; a face that is not seen in a window gives no sample. One that was out of view goes on where it was, though its track
 * is a new one, and one seen in a single frame of many gives none. What leaves the device is this and nothing else, and no more
 * than a session holds.
 */
export function createHistogramWindows({ everyTrack = false }: HistogramWindowsOptions = {}) {
  const slots = everyTrack ? undefined : createFaceSlots();
  const most = everyTrack ? Infinity : MAX_SAMPLES_PER_SESSION;
  let nextSeq = 0;
  let window = 0;
  let frames = 0;
  let sums = new Map<number, Sum>();

  /** Closes the window under way and returns its samples, in order of faces. */
  const flush = (): Sample[] => {
    const least = everyTrack ? 1 : Math.min(LEAST_FRAMES, frames);
    const faces = [...sums].filter(([, sum]) => sum.frames >= least).sort(([a], [b]) => a - b);
    frames = 0;
    sums = new Map();
    return faces.slice(0, most - nextSeq).map(([track, { frames, values }]) => ({
      seq: nextSeq++,
      track,
      offsetMs: window * WINDOW_MS,
      frames,
      histogram: normalise(values),
    }));
  };

  /**
   * Adds one frame's faces.
   *
   * @param offsetMs milliseconds since the session's start; must not go backwards.
   * @returns the samples of a window that this frame ends, else nothing.
   */
  const add = (offsetMs: number, faces: readonly Observation[]): Sample[] => {
    const at = Math.floor(offsetMs / WINDOW_MS);
    const finished = at > window ? flush() : [];
    window = Math.max(window, at);
    frames += 1;
    const seen = faces.flatMap(({ track, raw }) => (raw ? [{ track, raw }] : []));
    const slotOf = slots?.assign(seen.map(({ track }) => track));
    for (const { track, raw } of seen) {
      const slot = slotOf?.get(track) ?? track;
      const sum = sums.get(slot) ?? { frames: 0, values: new Array<number>(EMOTION_COUNT).fill(0) };
      sum.frames += 1;
      raw.forEach((value, index) => (sum.values[index]! += value));
      sums.set(slot, sum);
    }
    return finished;
  };

  return { add, flush, isFull: () => nextSeq >= most };
}

/** Shares of the whole, with the four digits that matter: what is sent says no more than it must. */
function normalise(values: number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => Math.round((value / total) * 1e4) / 1e4);
}
