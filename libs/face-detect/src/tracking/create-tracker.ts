import type { Face } from '../face/face.ts';
import type { OneEuroOptions } from '../smoothing/one-euro-filter.ts';
import { associate } from './associate.ts';
import { createFaceSmoother, type FaceSmoother } from './face-smoother.ts';
import { continueMotion, expectedShift, shiftFace, startMotion, type Motion } from './motion.ts';

/** See {@link createTracker}. */
export interface TrackerOptions {
  /** A detection continues a track from this similarity on: of boxes (IoU) and keypoints, see faceSimilarity. */
  readonly minOverlap?: number;
  /**
   * A track begins with a face of at least this score, and goes on with any: what scores less was seen on lettering and
   * dogs, and a real face in front of a camera soon scores more. 0 begins with any.
   */
  readonly startScore?: number;
  /**
   * A track ends when its face has not been seen for longer than this, in milliseconds. It outlives one missed frame in any
   * case: on a slow device a single one may take as long.
   */
  readonly maxMissedMs?: number;
  /** Smoothing of boxes and keypoints, in face widths and seconds; false leaves them as detected. */
  readonly smoothing?: OneEuroOptions | false;
}

/** A face with an identity. */
export interface Track extends Face {
  /** Counts up from 1; never used twice by one tracker. */
  readonly id: number;
  /** Frames in which the face was seen. */
  readonly seenFrames: number;
  /** Frames in a row without it; 0 = seen in this one. Box and keypoints are then where it is expected to be. */
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
  /** As detected last, and how it moves: smoothing lags, and association must not. */
  readonly motion: Motion;
  readonly smoother: FaceSmoother | null;
}

/**
 * Greedy tracking by boxes and keypoints: faces are expected to go on as they moved, and boxes are smoothed by 1 € filters.
 *
 * @example
 * const tracker = createTracker();
 * const tracks = tracker.update(await detector.detect(image), performance.now());
 */
export function createTracker(options: TrackerOptions = {}): Tracker {
  const { minOverlap = 0.3, startScore = 0.65, maxMissedMs = 1000, smoothing = { minCutoff: 1.5, beta: 3 } } = options;
  let entries: Entry[] = [];
  let nextId = 1;

  const begin = (face: Face, timeMs: number): Entry => {
    const smoother = smoothing ? createFaceSmoother(smoothing) : null;
    const track = { ...(smoother?.next(face, timeMs) ?? face), id: nextId++, seenFrames: 1, missedFrames: 0 };
    return { track, motion: startMotion(face, timeMs), smoother };
  };
  const see = ({ track, motion, smoother }: Entry, face: Face, timeMs: number): Entry => ({
    track: {
      ...(smoother?.next(face, timeMs) ?? face),
      id: track.id,
      seenFrames: track.seenFrames + 1,
      missedFrames: 0,
    },
    motion: continueMotion(motion, face, timeMs),
    smoother,
  });
  const miss = (entry: Entry): Entry => ({
    ...entry,
    track: { ...entry.track, missedFrames: entry.track.missedFrames + 1 },
  });

  return {
    update: (faces, timeMs) => {
      const expected = entries.map(({ motion }) => shiftFace(motion.face, expectedShift(motion, timeMs)));
      const partners = associate(expected, faces, minOverlap);
      const continued = entries.map((entry, index) => {
        const face = faces[partners.indexOf(index)];
        return face ? see(entry, face, timeMs) : miss(entry);
      });
      const newcomers = faces
        .filter(({ score }, index) => partners[index] === -1 && score >= startScore)
        .map((face) => begin(face, timeMs));
      entries = [...continued, ...newcomers].filter(
        ({ track, motion }) => track.missedFrames <= 1 || timeMs - motion.timeMs <= maxMissedMs,
      );
      return entries.map((entry) => expectedTrack(entry, timeMs));
    },
    reset: () => {
      entries = [];
    },
  };
}

/** A track where it is expected to be; one that was just seen is where it is. */
function expectedTrack({ track, motion }: Entry, timeMs: number): Track {
  return timeMs > motion.timeMs ? shiftFace(track, expectedShift(motion, timeMs)) : track;
}
