/** What Chromium's fake camera shows: faces that are nobody's. */
export { readMeanFace } from './read-mean-face.ts';
export { writeCameraClip } from './write-camera-clip.ts';
