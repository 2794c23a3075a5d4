/** Axis-aligned rectangle in pixels of the source image; x and y are the top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Right and left are the person's own: the right eye is on the left of the picture. */
export type KeypointName = 'rightEye' | 'leftEye' | 'noseTip' | 'mouthCenter' | 'rightEarTragion' | 'leftEarTragion';

/** A landmark in pixels of the source image. */
export interface Keypoint {
  readonly name: KeypointName;
  readonly x: number;
  readonly y: number;
}

/** One detected face. */
export interface Face {
  readonly box: Box;
  /** Confidence, 0..1. */
  readonly score: number;
  /** Empty for detectors that find boxes only. */
  readonly keypoints: readonly Keypoint[];
}
