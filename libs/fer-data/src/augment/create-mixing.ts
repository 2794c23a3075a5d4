import * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../random/create-random.ts';
import { shuffled } from '../random/shuffled.ts';
import type { AugmentSpec } from './augment-spec.ts';
import { cutmix } from './cutmix.ts';
import { mixup } from './mixup.ts';

/** Images [n, h, w, c] and what is to be learnt of each, [n, k]: labels, soft labels, or both side by side. */
export interface MixedBatch {
  images: tf.Tensor4D;
  targets: tf.Tensor2D;
}

/** Mixes images of a batch with each other, and their targets in the same shares. */
export type Mixing = (batch: MixedBatch, random: Random) => MixedBatch;

/**
 * The mixup and cutmix of an augmentation list, in its order. The batch stays the caller's; the result is new tensors,
 * the caller's too. Each image meets another of the batch, drawn by one permutation.
 */
export function createMixing(specs: readonly AugmentSpec[]): Mixing {
  return ({ images, targets }, random) => {
    let current: MixedBatch = { images: tf.clone(images), targets: tf.clone(targets) };
    for (const spec of specs) {
      if ((spec.type !== 'mixup' && spec.type !== 'cutmix') || random.next() >= spec.p) continue;
      const partners = shuffled(images.shape[0], () => random.next());
      const mixed = (spec.type === 'mixup' ? mixup : cutmix)(current, partners, spec.alpha, random);
      tf.dispose([current.images, current.targets]);
      current = mixed;
    }
    return current;
  };
}
