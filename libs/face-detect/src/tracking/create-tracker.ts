import type { Face } from '../face/face.ts';
import type { OneEuroOptions } from '../smoothing/one-euro-filter.ts';
import { associate } from './associate.ts';
import { createFaceSmoother, type FaceSmoother } from './face-smoother.ts';

/** See {@link createTracker}. */
export interface TrackerOptions {
  /** A detection continues a track from this overlap (IoU) on. */
  readonly minOverlap?: number;
  /** A track ends after more than this many frames in a row without its face. */
  readonly maxMissedFrames?: number;
  /** Smoothing of boxes and keypoints, in face widths and seconds; false leaves them as detected. */
  readonly smoothing?: OneEuroOptions | false;
}

/** A face with an identity. */
export interface Track extends Face {
  /** Counts up from 1; never used twice by one tracker. */
  readonly id: number;
  /** Frames in which the face was seen. */
  readonly seenFrames: number;
  /** Frames in a row without it; 0 = seen in this one. Box and keypoints are then the last known ones. */
  readonly missedFrames: number;
}

/** Gives faces an identity from frame to frame. */
export interface Tracker {
  /** Takes the faces of one frame and its time in milliseconds; returns the living tracks, oldest first. */
  readonly update: (faces: readonly Face[], timeMs: number) => readonly Track[];
  /** Forgets all tracks (camera switched, file sought); identities still do not repeat. */
  readonly reset: () => void;
}

interface Entry {
  readonly track: Track;
  /** As detected last: smoothing lags, and association must not. */
  readonly detected: Face;
  readonly smoother: FaceSmoother | null;
}

/**
 * Greedy IoU tracking with 1 €-smoothed boxes.
 *
 * @example
 * const tracker = createTracker();
 * const tracks = tracker.update(await detector.detect(image), performance.now());
 */
export function createTracker(options: TrackerOptions = {}): Tracker {
  const { minOverlap = 0.3, maxMissedFrames = 5, smoothing = { minCutoff: 1.5, beta: 3 } } = options;
  let entries: Entry[] = [];
  let nextId = 1;

  const begin = (face: Face, timeMs: number): Entry => {
    const smoother = smoothing ? createFaceSmoother(smoothing) : null;
    const track = { ...(smoother?.next(face, timeMs) ?? face), id: nextId++, seenFrames: 1, missedFrames: 0 };
    return { track, detected: face, smoother };
  };
  const see = ({ track, smoother }: Entry, face: Face, timeMs: number): Entry => ({
    track: {
      ...(smoother?.next(face, timeMs) ?? face),
      id: track.id,
      seenFrames: track.seenFrames + 1,
      missedFrames: 0,
    },
    detected: face,
    smoother,
  });
  const miss = (entry: Entry): Entry => ({
    ...entry,
    track: { ...entry.track, missedFrames: entry.track.missedFrames + 1 },
  });

  return {
    update: (faces, timeMs) => {
      const boxes = entries.map(({ detected }) => detected.box);
      const partners = associate(
        boxes,
        faces.map(({ box }) => box),
        minOverlap,
      );
      const continued = entries.map((entry, index) => {
        const face = faces[partners.indexOf(index)];
        return face ? see(entry, face, timeMs) : miss(entry);
      });
      const newcomers = faces.filter((_, index) => partners[index] === -1).map((face) => begin(face, timeMs));
      entries = [...continued, ...newcomers].filter(({ track }) => track.missedFrames <= maxMissedFrames);
      return entries.map(({ track }) => track);
    },
    reset: () => {
      entries = [];
    },
  };
}
