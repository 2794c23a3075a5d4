import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createRandom } from '../random/create-random.ts';
import { eachBackend } from '../testing/each-backend.ts';
import type { AugmentSpec } from './augment-spec.ts';
import { createMixing } from './create-mixing.ts';

const side = 8;

/** Image i is flat i + 1 and its target is one-hot i: what was mixed can be read off both. */
function flatImages(n: number) {
  const levels = tf.reshape(tf.range(1, n + 1), [n, 1, 1, 1]);
  return {
    images: tf.tile(levels, [1, side, side, 1]) as tf.Tensor4D,
    targets: tf.cast(tf.oneHot(tf.range(0, n, 1, 'int32'), n), 'float32') as tf.Tensor2D,
  };
}

eachBackend('createMixing', () => {
  test.each(['mixup', 'cutmix'] as const)('%s mixes images and targets in the same shares', (type) => {
    const n = 16;
    const { images, targets } = createMixing([{ type, p: 1, alpha: 1 }])(flatImages(n), createRandom(1));
    const means = tf.mean(images, [1, 2, 3]).dataSync();
    const expected = tf.squeeze(tf.matMul(targets, tf.reshape(tf.range(1, n + 1), [n, 1])), [1]).dataSync();
    for (const [i, mean] of means.entries()) expect(mean).toBeCloseTo(expected[i], 4);
    const sums = tf.sum(targets, 1).dataSync();
    for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
    expect([...tf.max(targets, 1).dataSync()].filter((share) => share < 0.99).length).toBeGreaterThan(n / 2);
  });

  test('cutmix takes whole pixels of the one or the other', () => {
    const { images } = createMixing([{ type: 'cutmix', p: 1, alpha: 1 }])(flatImages(6), createRandom(2));
    expect([...images.dataSync()].every((value) => Number.isInteger(value))).toBe(true);
  });

  test('the same seed gives the same, p 0 changes nothing, other augmentations are not its business', () => {
    const mixup = createMixing([{ type: 'mixup', p: 1, alpha: 0.3 }]);
    const [first, again, other] = [1, 1, 2].map((seed) => mixup(flatImages(6), createRandom(seed)).images.dataSync());
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    const specs: AugmentSpec[] = [
      { type: 'horizontalFlip', p: 1 },
      { type: 'cutmix', p: 0, alpha: 1 },
    ];
    const same = createMixing(specs)(flatImages(6), createRandom(1));
    expect(same.images.dataSync()).toEqual(flatImages(6).images.dataSync());
  });

  test('100 batches keep the number of tensors', () => {
    const batch = flatImages(4);
    const mix = createMixing([
      { type: 'mixup', p: 0.5, alpha: 0.2 },
      { type: 'cutmix', p: 0.5, alpha: 1 },
    ]);
    const random = createRandom(1);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) {
      const { images, targets } = mix(batch, random);
      tf.dispose([images, targets]);
    }
    expect(tf.memory().numTensors).toBe(before);
    expect(batch.images.isDisposed).toBe(false);
  });
});
