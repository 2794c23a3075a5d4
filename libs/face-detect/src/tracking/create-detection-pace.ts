import type { Track } from './create-tracker.ts';

/** See {@link createDetectionPace}. */
export interface DetectionPaceOptions {
  /** While all faces are sure, every this many frames are looked at; 1 looks at all of them. */
  readonly every?: number;
  /** A face is sure once it was seen in this many frames. */
  readonly sureFrames?: number;
  /** A face is not sure while its score is below. */
  readonly sureScore?: number;
}

/** Says in which frames to detect. */
export interface DetectionPace {
  /** @param tracks of the frame before. */
  readonly shouldDetect: (tracks: readonly Track[]) => boolean;
}

/**
 * Detects in every n-th frame while tracks are sure; in the frames between, {@link Tracker.predict} says where faces are.
 * Nobody there, somebody new, missed or seen dimly: every frame is looked at.
 *
 * @example
 * const tracks = pace.shouldDetect(before) ? tracker.update(await detector.detect(image), time) : tracker.predict(time);
 */
export function createDetectionPace(options: DetectionPaceOptions = {}): DetectionPace {
  const { every = 3, sureFrames = 5, sureScore = 0.7 } = options;
  let skipped = 0;
  return {
    shouldDetect: (tracks) => {
      const isSure = ({ seenFrames, missedFrames, score }: Track) =>
        missedFrames === 0 && seenFrames >= sureFrames && score >= sureScore;
      const skip = tracks.length > 0 && tracks.every(isSure) && skipped < every - 1;
      skipped = skip ? skipped + 1 : 0;
      return !skip;
    },
  };
}
