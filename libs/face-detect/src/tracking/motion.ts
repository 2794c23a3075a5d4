import type { Face } from '../face/face.ts';

/** Share of the newest step in the velocity: detections tremble, and a velocity trembles twice as much. */
const NEWEST = 0.5;

/** A face is foreseen for at most this long: after that it may have turned round. */
const LONGEST_MS = 300;

/** A face in constant motion, in pixels and milliseconds. */
export interface Motion {
  readonly face: Face;
  readonly timeMs: number;
  readonly velocity: { readonly x: number; readonly y: number };
}

/** A face that was seen for the first time rests. */
export function startMotion(face: Face, timeMs: number): Motion {
  return { face, timeMs, velocity: { x: 0, y: 0 } };
}

/** The motion after the face was seen again; a time that is not later leaves the velocity as it is. */
export function continueMotion(before: Motion, face: Face, timeMs: number): Motion {
  const elapsed = timeMs - before.timeMs;
  if (elapsed <= 0) return { ...before, face };
  const step = (axis: 'x' | 'y', size: 'width' | 'height') => {
    const moved = face.box[axis] + face.box[size] / 2 - before.face.box[axis] - before.face.box[size] / 2;
    return before.velocity[axis] + NEWEST * (moved / elapsed - before.velocity[axis]);
  };
  return { face, timeMs, velocity: { x: step('x', 'width'), y: step('y', 'height') } };
}

/** How far the face is expected to have moved since it was seen. */
export function expectedShift({ timeMs: since, velocity }: Motion, timeMs: number): { x: number; y: number } {
  const elapsed = Math.min(Math.max(timeMs - since, 0), LONGEST_MS);
  return { x: velocity.x * elapsed, y: velocity.y * elapsed };
}

/** The face somewhere else, box and keypoints alike. */
export function shiftFace<T extends Pick<Face, 'box' | 'keypoints'>>(face: T, { x, y }: { x: number; y: number }): T {
  return {
    ...face,
    box: { ...face.box, x: face.box.x + x, y: face.box.y + y },
    keypoints: face.keypoints.map((keypoint) => ({ ...keypoint, x: keypoint.x + x, y: keypoint.y + y })),
  };
}
