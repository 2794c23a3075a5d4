import * as tf from '@tensorflow/tfjs-core';
import { betaSample } from '../random/beta-sample.ts';
import type { Random } from '../random/create-random.ts';
import { blendPartners } from './blend-partners.ts';
import type { MixedBatch } from './create-mixing.ts';

/**
 * Blends every image and its target with its partner's, each pair in its own share drawn from Beta(alpha, alpha) (Zhang
 * et al. 2018, arXiv 1710.09412).
 *
 * @param partners index of the other image, one an image
 * @returns new tensors
 */
export function mixup(
  { images, targets }: MixedBatch,
  partners: Uint32Array,
  alpha: number,
  random: Random,
): MixedBatch {
  const shares = Array.from(partners, () => betaSample(alpha, random));
  return tf.tidy(() => {
    const share = tf.tensor2d(shares, [shares.length, 1]);
    return {
      images: blendPartners(images, partners, tf.reshape(share, [-1, 1, 1, 1])),
      targets: blendPartners(targets, partners, share),
    };
  });
}
