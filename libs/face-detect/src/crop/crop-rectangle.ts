import type { BoxFraming } from '../face/face-detector.ts';
import type { Face } from '../face/face.ts';

const SHORT_RANGE: BoxFraming = { scale: 1, offset: { x: 0, y: 0 } };

/** How a model's square crop lies on a detected face; part of a model's input contract. */
export interface CropRule {
  /** Added on every side, as a fraction of the longer side of the detector's box. Negative cuts into the box. */
  readonly margin: number;
  /** Shift of the crop's centre, as a fraction of the crop's side; positive y is down (towards the chin when aligned). */
  readonly offset: { readonly x: number; readonly y: number };
  /** Rotate the crop so that the eyes are level; needs a detector with keypoints. */
  readonly alignRoll: boolean;
}

/** A square that may be rotated, in pixels of the image. */
export interface CropRectangle {
  /** Centre. */
  readonly cx: number;
  readonly cy: number;
  readonly side: number;
  /** Radians, clockwise as seen on screen (y down); 0 = upright. */
  readonly angle: number;
}

/**
 * Where a model wants to look: the square around a face that has the framing of the pictures it was trained on. Without
 * eye keypoints a face counts as upright.
 *
 * @param framing of the detector that found the face: `detector.framing`.
 */
export function cropRectangle(
  face: Pick<Face, 'box' | 'keypoints'>,
  { margin, offset, alignRoll }: CropRule,
  framing: BoxFraming = SHORT_RANGE,
): CropRectangle {
  const { x, y, width, height } = face.box;
  const longer = Math.max(width, height);
  const side = longer * framing.scale * (1 + 2 * margin);
  const angle = alignRoll ? rollAngle(face.keypoints) : 0;
  const right = framing.offset.x * longer + offset.x * side;
  const down = framing.offset.y * longer + offset.y * side;
  return {
    cx: x + width / 2 + right * Math.cos(angle) - down * Math.sin(angle),
    cy: y + height / 2 + right * Math.sin(angle) + down * Math.cos(angle),
    side,
    angle,
  };
}

/** Angle of the line from the person's right eye (left in the picture) to the left one. */
function rollAngle(keypoints: Face['keypoints']): number {
  const right = keypoints.find(({ name }) => name === 'rightEye');
  const left = keypoints.find(({ name }) => name === 'leftEye');
  return right && left ? Math.atan2(left.y - right.y, left.x - right.x) : 0;
}
