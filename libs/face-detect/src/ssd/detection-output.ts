import type { Face } from '../face/face.ts';
import { suppress } from './suppress.ts';

/** Figures a prior box: the face's logit minus the background's, then the four offsets. */
export const VALUES_PER_BOX = 5;

/** How far an offset of 1 reaches, relative to the prior box. */
const VARIANCE = { center: 0.1, size: 0.2 };

/** Candidates before non-maximum suppression, and faces after it (DetectionOutput's top_k and keep_top_k). */
const MOST = { candidates: 400, faces: 200 };

/** See {@link detectionOutput}. */
export interface DetectionOutputOptions {
  readonly minScore: number;
  /** Of two boxes overlapping by more than this (IoU) the less certain one is dropped. */
  readonly overlap: number;
}

/**
 * The DetectionOutput layer (code type CENTER_SIZE): raw outputs to faces, most certain first.
 *
 * @param raw [priors, 5], see {@link VALUES_PER_BOX}. Softmax over two classes is the sigmoid of their difference.
 * @param priors see createPriorBoxes.
 * @returns boxes as fractions of the input, not clipped to it; without keypoints.
 */
export function detectionOutput(raw: Float32Array, priors: Float32Array, options: DetectionOutputOptions): Face[] {
  const { minScore, overlap } = options;
  const minLogit = Math.log(minScore / (1 - minScore));
  const candidates: Face[] = [];
  for (let index = 0; index < priors.length / 4; index++) {
    const [logit, dx, dy, dw, dh] = raw.subarray(index * VALUES_PER_BOX, (index + 1) * VALUES_PER_BOX);
    if (!(logit! >= minLogit)) continue;
    const [cx, cy, priorWidth, priorHeight] = priors.subarray(index * 4, index * 4 + 4);
    const width = priorWidth! * Math.exp(dw! * VARIANCE.size);
    const height = priorHeight! * Math.exp(dh! * VARIANCE.size);
    const x = cx! + dx! * VARIANCE.center * priorWidth! - width / 2;
    const y = cy! + dy! * VARIANCE.center * priorHeight! - height / 2;
    candidates.push({ score: 1 / (1 + Math.exp(-logit!)), box: { x, y, width, height }, keypoints: [] });
  }
  const most = candidates.toSorted((a, b) => b.score - a.score).slice(0, MOST.candidates);
  return suppress(most, overlap).slice(0, MOST.faces);
}
