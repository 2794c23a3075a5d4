import * as tf from '@tensorflow/tfjs-core';
import { CROP_SIZE } from '@howifeel/fer-data';
import type { FaceReading } from '@howifeel/fer-data/readings';
import {
  cropFaces,
  cropRectangle,
  type FaceDetector,
  type Picture,
  type Track,
  type Tracker,
  type TrackSmoother,
} from '@howifeel/face-detect';
import { networksOf, type Classifier } from '@howifeel/fer-models';
import type { Frame } from './frame.ts';
import type { Networks } from './load-networks.ts';
import type { FrameReading } from './protocol.ts';
import { scaleFace } from './scale-face.ts';

/** What a frame needs to know of the frames before it. */
export interface FrameMemory {
  tracker: Tracker;
  /** Of probabilities. */
  smoother: TrackSmoother;
  /** Whether to look closely where nothing is found at once. */
  search?: boolean;
  /** Of the source's first frame, in whose pixels tracks live and readings are told: later ones may be smaller. */
  width?: number;
}

/** A face is shown for so many frames after it was seen last: one that is overlooked now and then must not flicker. */
const MOST_MISSED = 5;

/**
 * One frame: pixels → faces → tracks → crops → probabilities. Two readbacks, one for the boxes and one for all
 * probabilities; every tensor made here is gone when it returns.
 */
export async function analyseFrame(
  read: () => Frame,
  time: number,
  { detector, classifier }: Networks,
  memory: FrameMemory,
): Promise<FrameReading> {
  const start = performance.now();
  const image = read();
  const width = (memory.width ??= image.width);
  const scale = width / image.width;
  try {
    const uploaded = performance.now();
    const found = await detector.detect(image, { search: memory.search ?? false });
    const tracks = memory.tracker.update(
      found.map((face) => scaleFace(face, scale)),
      time,
    );
    const detected = performance.now();
    const seen = tracks.filter((track) => track.missedFrames === 0).map((track) => scaleFace(track, 1 / scale));
    const raw = await classify(image, seen, classifier, detector.framing);
    const faces = tracks.flatMap((track): FaceReading[] => {
      const fresh = raw.get(track.id) ?? null;
      const probabilities = memory.smoother.next(track.id, fresh, time);
      return probabilities && track.missedFrames <= MOST_MISSED
        ? [{ track: track.id, box: track.box, probabilities, raw: fresh }]
        : [];
    });
    memory.smoother.keep(tracks);
    const end = performance.now();
    const timings = {
      upload: uploaded - start,
      detect: detected - uploaded,
      classify: end - detected,
      total: end - start,
    };
    return { width, height: image.height * scale, faces, timings };
  } finally {
    image.dispose();
  }
}

/** Crops all faces at once and reads all probabilities back at once; by track. */
async function classify(
  image: Picture,
  tracks: readonly Track[],
  classifier: Classifier,
  framing: FaceDetector['framing'],
): Promise<Map<number, number[]>> {
  if (tracks.length === 0) return new Map();
  // Members of an ensemble share the crop; each resizes it as it needs.
  const { crop } = networksOf(classifier.manifest)[0]!.input;
  const rectangles = tracks.map((track) => cropRectangle(track, crop, framing));
  const probabilities = tf.tidy(() => classifier.predict(cropFaces(image, rectangles, CROP_SIZE)));
  try {
    const rows = await probabilities.array();
    return new Map(tracks.map((track, index) => [track.id, rows[index]!]));
  } finally {
    probabilities.dispose();
  }
}
