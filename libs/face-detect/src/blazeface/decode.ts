import type { Face, KeypointName } from '../face/face.ts';

/** Figures an anchor: score, box centre x and y, width, height, then x and y of six keypoints. */
export const VALUES_PER_ANCHOR = 17;

/** In the order of the model's outputs. */
const KEYPOINT_NAMES: readonly KeypointName[] = [
  'rightEye',
  'leftEye',
  'noseTip',
  'mouthCenter',
  'rightEarTragion',
  'leftEarTragion',
];

/**
 * Turns raw outputs into faces (TensorsToDetectionsCalculator): offsets are in input pixels from the anchor's centre.
 *
 * @param raw [anchors, 17]: the score's logit, then the 16 regressors.
 * @param anchors see createAnchors.
 * @param inputSize side of the model's input in pixels.
 * @param minScore anchors below are left out.
 * @returns faces with coordinates as fractions of the input, overlapping ones still in. Boxes whose width or height is
 *   negative or no number are left out.
 */
export function decodeFaces(raw: Float32Array, anchors: Float32Array, inputSize: number, minScore: number): Face[] {
  // Comparing logits spares a sigmoid for the hundreds of anchors that see nothing.
  const minLogit = Math.log(minScore / (1 - minScore));
  const faces: Face[] = [];
  for (let anchor = 0; anchor < anchors.length / 2; anchor++) {
    const at = anchor * VALUES_PER_ANCHOR;
    if (!(raw[at]! >= minLogit)) continue;
    const pointX = (value: number) => raw[at + value]! / inputSize + anchors[2 * anchor]!;
    const pointY = (value: number) => raw[at + value]! / inputSize + anchors[2 * anchor + 1]!;
    const width = raw[at + 3]! / inputSize;
    const height = raw[at + 4]! / inputSize;
    if (!(width >= 0 && height >= 0)) continue;
    faces.push({
      score: 1 / (1 + Math.exp(-raw[at]!)),
      box: { x: pointX(1) - width / 2, y: pointY(2) - height / 2, width, height },
      keypoints: KEYPOINT_NAMES.map((name, k) => ({ name, x: pointX(5 + 2 * k), y: pointY(6 + 2 * k) })),
    });
  }
  return faces;
}
