import { CROP_SIZE } from '@howifeel/fer-data';
import type { FaceReading } from '@howifeel/fer-data/readings';
import {
  createTracker,
  createTrackSmoother,
  cropFaces,
  cropRectangle,
  type FaceDetector,
  type Track,
} from '@howifeel/face-detect';
import { networksOf, type Classifier } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import type { DecodedFrame } from './decode-frames.ts';
import type { MediaFacts } from './probe-media.ts';

/** What looks at the frames. */
export interface FaceReaderNetworks {
  detector: FaceDetector;
  classifier: Classifier;
}

/**
 * Reads the faces of one file, frame after frame: pixels → faces → tracks → crops → probabilities. A film's faces are
 * tracked and smoothed over time; a picture is searched closely, and whatever is found there counts.
 */
export function createFaceReader({ detector, classifier }: FaceReaderNetworks, kind: MediaFacts['kind']) {
  const isPicture = kind === 'picture';
  const tracker = createTracker(isPicture ? { startScore: 0, smoothing: false } : {});
  const smoother = createTrackSmoother();

  const classify = async (image: tf.Tensor3D, tracks: readonly Track[]): Promise<number[][]> => {
    if (tracks.length === 0) return [];
    // Members of an ensemble share the crop; each resizes it as it needs.
    const { crop } = networksOf(classifier.manifest)[0]!.input;
    const rectangles = tracks.map((track) => cropRectangle(track, crop, detector.framing));
    const probabilities = tf.tidy(() => classifier.predict(cropFaces(image, rectangles, CROP_SIZE)));
    return probabilities.array().finally(() => probabilities.dispose());
  };

  return async ({ width, height, pixels, seconds }: DecodedFrame): Promise<FaceReading[]> => {
    const image = tf.tensor3d(pixels, [height, width, 3], 'int32');
    try {
      const time = seconds * 1000;
      const tracks = tracker.update(await detector.detect(image, { search: isPicture }), time);
      const seen = tracks.filter(({ missedFrames }) => missedFrames === 0);
      const rows = await classify(image, seen);
      const faces = tracks.flatMap((track): FaceReading[] => {
        const raw = rows[seen.indexOf(track)] ?? null;
        const probabilities = smoother.next(track.id, raw, time);
        return probabilities ? [{ track: track.id, box: track.box, probabilities, raw }] : [];
      });
      smoother.keep(tracks);
      return faces;
    } finally {
      image.dispose();
    }
  };
}
