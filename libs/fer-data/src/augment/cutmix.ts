import * as tf from '@tensorflow/tfjs-core';
import { betaSample } from '../random/beta-sample.ts';
import type { Random } from '../random/create-random.ts';
import { blendPartners } from './blend-partners.ts';
import type { MixedBatch } from './create-mixing.ts';

/**
 * Pastes a rectangle of the partner into every image; the targets mix in proportion to the area that was really covered
 * (Yun et al. 2019, arXiv 1905.04899).
 *
 * @param partners index of the other image, one an image
 * @returns new tensors
 */
export function cutmix(
  { images, targets }: MixedBatch,
  partners: Uint32Array,
  alpha: number,
  random: Random,
): MixedBatch {
  const [n, height, width] = images.shape;
  const keep = new Float32Array(n * height * width).fill(1);
  const shares = Array.from({ length: n }, (_, i) => {
    const side = Math.sqrt(1 - betaSample(alpha, random));
    const [top, bottom] = span(height, side, random);
    const [left, right] = span(width, side, random);
    for (let y = top; y < bottom; y++) {
      const row = (i * height + y) * width;
      keep.fill(0, row + left, row + right);
    }
    return 1 - ((bottom - top) * (right - left)) / (height * width);
  });
  return tf.tidy(() => {
    return {
      images: blendPartners(images, partners, tf.tensor4d(keep, [n, height, width, 1])),
      targets: blendPartners(targets, partners, tf.tensor2d(shares, [n, 1])),
    };
  });
}

/** A stretch of `part` of the length about a random centre, clipped to the image: [first, one past the last). */
function span(length: number, part: number, random: Random): [number, number] {
  const centre = random.between(0, length);
  const half = (length * part) / 2;
  return [Math.max(0, Math.round(centre - half)), Math.min(length, Math.round(centre + half))];
}
