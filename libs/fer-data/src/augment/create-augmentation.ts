import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import { affine } from './affine.ts';
import type { AugmentSpec } from './augment-spec.ts';
import { blur } from './blur.ts';
import { colourJitter } from './colour-jitter.ts';
import { erasing } from './erasing.ts';
import { horizontalFlip } from './horizontal-flip.ts';
import { noise } from './noise.ts';
import { randomCrop } from './random-crop.ts';

/** Changes a batch [n, h, w, c] in 0..1; the same stream of random numbers gives the same result. */
export type Augmentation = (batch: tf.Tensor4D, random: Random) => tf.Tensor4D;

/**
 * Chains augmentations in the order given. The input stays the caller's; the result is a new tensor. Mixup and cutmix
 * change labels too: they are left to {@link createMixing}, whatever their place in the list.
 */
export function createAugmentation(specs: readonly AugmentSpec[]): Augmentation {
  const own = specs.filter((spec): spec is ImageSpec => spec.type !== 'mixup' && spec.type !== 'cutmix');
  return (batch, random) => tf.tidy(() => own.reduce((images, spec) => apply(images, spec, random), tf.clone(batch)));
}

type ImageSpec = Exclude<AugmentSpec, { type: 'mixup' | 'cutmix' }>;

function apply(batch: tf.Tensor4D, spec: ImageSpec, random: Random): tf.Tensor4D {
  switch (spec.type) {
    case 'horizontalFlip':
      return horizontalFlip(batch, spec, random);
    case 'affine':
      return affine(batch, spec, random);
    case 'colourJitter':
      return colourJitter(batch, spec, random);
    case 'erasing':
      return erasing(batch, spec, random);
    case 'blur':
      return blur(batch, spec, random);
    case 'noise':
      return noise(batch, spec, random);
    case 'randomCrop':
      return randomCrop(batch, spec, random);
    case 'resize':
      return tf.image.resizeBilinear(batch, [spec.size, spec.size], false, true);
    case 'grayscaleToRgb':
      return tf.image.grayscaleToRGB(batch);
  }
}
