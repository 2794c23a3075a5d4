import { EMOTION_COUNT } from '@howifeel/fer-data/emotions';
import { WINDOW_SECONDS, type Sample } from '@howifeel/edge-api/contract';

const WINDOW_MS = WINDOW_SECONDS * 1000;

/** Frames in which a face must be seen. One that shows in a single frame is a mistake of the detector. */
const LEAST_FRAMES = 2;

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
  /** Takes tracks as they are, and each that was seen: for a film, whose tracks are known in full and listed elsewhere. */
  everyTrack?: boolean;
}

/**
 * Sums frames up into one sample a face and window of {@link WINDOW_SECONDS}. Windows lie on a fixed grid from the session's
 * start; a face that is not seen in a window gives no sample. One that was out of view goes on where it was, though its track
 * is a new one, and one seen in a single frame of many gives none. What leaves the device is this and nothing else.
 */
export function createHistogramWindows({ everyTrack = false }: HistogramWindowsOptions = {}) {
  const slots = createSlots();
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
    return faces.map(([track, { frames, values }]) => ({
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
    const slotOf = everyTrack ? null : slots.assign(seen.map(({ track }) => track));
    for (const { track, raw } of seen) {
      const slot = slotOf?.get(track) ?? track;
      const sum = sums.get(slot) ?? { frames: 0, values: new Array<number>(EMOTION_COUNT).fill(0) };
      sum.frames += 1;
      raw.forEach((value, index) => (sum.values[index]! += value));
      sums.set(slot, sum);
    }
    return finished;
  };

  return { add, flush };
}

/**
 * Gives tracks the slots of faces. A tracker that loses a face for a while finds a new track: where it is the only new one,
 * and only one face is out of view, it is taken for that face. A slot bears the number of its first track.
 */
function createSlots() {
  const slotOf = new Map<number, number>();
  /** In how many frames each slot was seen. */
  const seenFrames = new Map<number, number>();

  const newSlot = (track: number) => (seenFrames.has(track) ? Math.max(...seenFrames.keys()) + 1 : track);

  /** @returns the slot of every track; of those seen in this frame no two have the same. */
  const assign = (tracks: readonly number[]): ReadonlyMap<number, number> => {
    const inView = new Set<number>();
    const put = (track: number, slot: number) => {
      inView.add(slot);
      slotOf.set(track, slot);
      seenFrames.set(slot, (seenFrames.get(slot) ?? 0) + 1);
    };
    const newcomers: number[] = [];
    // The oldest first: two tracks of one slot that are seen at once are two faces, and the younger is the new one.
    for (const track of [...tracks].sort((a, b) => a - b)) {
      const slot = slotOf.get(track);
      if (slot === undefined || inView.has(slot)) newcomers.push(track);
      else put(track, slot);
    }
    const away = [...seenFrames].filter(([slot, frames]) => frames >= LEAST_FRAMES && !inView.has(slot));
    const returned = newcomers.length === 1 && away.length === 1 ? away[0]![0] : undefined;
    for (const track of newcomers) put(track, returned ?? newSlot(track));
    return slotOf;
  };

  return { assign };
}

/** Shares of the whole, with the four digits that matter: what is sent says no more than it must. */
function normalise(values: number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => Math.round((value / total) * 1e4) / 1e4);
}
