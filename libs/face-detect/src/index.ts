export { createBlazeFace, type BlazeFaceOptions } from './blazeface/create-blazeface.ts';
export { BLAZEFACE_FILES } from './blazeface/variants.ts';
export type { BoxFraming, DetectOptions, FaceDetector } from './face/face-detector.ts';
export type { Box, Face, Keypoint, KeypointName } from './face/face.ts';
export { intersectionOverUnion } from './face/intersection-over-union.ts';
export { joinDetectors } from './joined/join-detectors.ts';
export { cropFaces } from './crop/crop-faces.ts';
export { cropRectangle, type CropRectangle, type CropRule } from './crop/crop-rectangle.ts';
export {
  createOneEuroFilter,
  createOneEuroVectorFilter,
  type OneEuroFilter,
  type OneEuroOptions,
  type OneEuroVectorFilter,
} from './smoothing/one-euro-filter.ts';
export { createTrackSmoother, type TrackSmoother } from './smoothing/create-track-smoother.ts';
export { createTracker, type Track, type Tracker, type TrackerOptions } from './tracking/create-tracker.ts';
export {
  createDetectionPace,
  type DetectionPace,
  type DetectionPaceOptions,
} from './tracking/create-detection-pace.ts';
export { fitCropRule, type FittedCropRule, type Framing } from './crop/fit-crop-rule.ts';
export { createSsd, type SsdOptions } from './ssd/create-ssd.ts';
export { ssdManifestSchema, type SsdManifest } from './ssd/ssd-manifest.ts';
export { memoryPicture } from './sampling/memory-picture.ts';
export type { Picture, Sampling, Square } from './sampling/picture.ts';
export type { RgbaPixels } from './sampling/rgba-pixels.ts';
export { sampleGrid, type SampleGrid } from './sampling/sample-grid.ts';
export { tensorPicture } from './sampling/tensor-picture.ts';
export type { PictureSource } from './sampling/to-picture.ts';
export type { FastKernels } from './tflite/kernels/kernel.ts';
