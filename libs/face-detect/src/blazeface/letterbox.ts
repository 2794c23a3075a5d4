import type { Face } from '../face/face.ts';
import type { Square } from '../sampling/picture.ts';

/** The smallest square around an image: sampling it scales the image to the model's input with black bars (letterbox). */
export function letterboxSquare(width: number, height: number): Square {
  return { cx: width / 2, cy: height / 2, side: Math.max(width, height) };
}

/** Maps a face from fractions of the square to pixels of the image. */
export function faceFromSquare({ box, score, keypoints }: Face, { cx, cy, side }: Square): Face {
  const left = cx - side / 2;
  const top = cy - side / 2;
  return {
    score,
    box: { x: left + box.x * side, y: top + box.y * side, width: box.width * side, height: box.height * side },
    keypoints: keypoints.map(({ name, x, y }) => ({ name, x: left + x * side, y: top + y * side })),
  };
}
