import type { BoxFraming, FaceDetector } from '../face/face-detector.ts';
import type { Face } from '../face/face.ts';
import { intersectionOverUnion } from '../face/intersection-over-union.ts';

/** Faces of both detectors that overlap by more than this (IoU) are one. */
const SAME_FACE = 0.3;

/**
 * Two detectors as one, for files, in which faces may be near or far: all faces that the first finds, and those that only
 * the second finds. Boxes are framed as short range's, whoever found them. Owns both: `dispose` ends them.
 */
export function joinDetectors(first: FaceDetector, second: FaceDetector): FaceDetector {
  return {
    name: `${first.name} + ${second.name}`,
    detect: async (image, options) => {
      const own = (await first.detect(image, options)).map((face) => reframe(face, first.framing));
      const more = (await second.detect(image, options)).map((face) => reframe(face, second.framing));
      const added = more.filter(({ box }) => own.every((face) => intersectionOverUnion(face.box, box) <= SAME_FACE));
      return [...own, ...added].toSorted((a, b) => b.score - a.score).slice(0, options?.maxFaces);
    },
    warmUp: async (size) => {
      await first.warmUp(size);
      await second.warmUp(size);
    },
    dispose: () => {
      first.dispose();
      second.dispose();
    },
  };
}

/** The face with the box that short range would have drawn. */
function reframe(face: Face, framing: BoxFraming | undefined): Face {
  if (!framing) return face;
  const { x, y, width, height } = face.box;
  const { scale, offset } = framing;
  const longer = Math.max(width, height);
  const [cx, cy] = [x + width / 2 + offset.x * longer, y + height / 2 + offset.y * longer];
  const box = {
    x: cx - (scale * width) / 2,
    y: cy - (scale * height) / 2,
    width: scale * width,
    height: scale * height,
  };
  return { ...face, box };
}
