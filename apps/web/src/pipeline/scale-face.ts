import type { Face } from '@howifeel/face-detect';

/** The same face in a picture `scale` times as large. */
export function scaleFace<Kind extends Pick<Face, 'box' | 'keypoints'>>(face: Kind, scale: number): Kind {
  if (scale === 1) return face;
  const { x, y, width, height } = face.box;
  return {
    ...face,
    box: { x: x * scale, y: y * scale, width: width * scale, height: height * scale },
    keypoints: face.keypoints.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })),
  };
}
