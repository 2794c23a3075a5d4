import * as tf from '@tensorflow/tfjs-core';

/** One of the pictures of an image that test-time augmentation shows a network. */
export type View = (pixels: tf.Tensor4D) => tf.Tensor4D;

/** The mirror image. */
export const mirror: View = (pixels) => tf.reverse(pixels, 2);

/**
 * The four corners and the centre, 11/12 of the side (44 of 48 pixels), each with its mirror image (Krizhevsky et al.
 * 2012). The model input enlarges them again.
 *
 * @param size side of the images
 */
export function tenCropViews(size: number): View[] {
  const side = Math.round((size * 11) / 12);
  const rest = size - side;
  const middle = Math.floor(rest / 2);
  const crops = [
    [0, 0],
    [0, rest],
    [rest, 0],
    [rest, rest],
    [middle, middle],
  ].map(
    ([top, left]): View =>
      (pixels) =>
        tf.slice(pixels, [0, top, left, 0], [-1, side, side, -1]),
  );
  return [
    ...crops,
    ...crops.map(
      (crop): View =>
        (pixels) =>
          mirror(crop(pixels)),
    ),
  ];
}
