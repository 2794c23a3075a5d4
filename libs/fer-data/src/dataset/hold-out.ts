import { createRandom } from '../random/create-random.ts';
import { shuffled } from '../random/shuffled.ts';
import type { LabelledImages } from './dataset.ts';
import { selectImages } from './select-images.ts';

/**
 * Cuts off a part of each class, so that both parts have the same mix of classes; order is kept.
 *
 * @param fraction of every class that is held out, rounded, 0..1
 * @param seed decides which images
 */
export function holdOut(
  data: LabelledImages,
  fraction: number,
  seed: number,
): { kept: LabelledImages; heldOut: LabelledImages } {
  const random = createRandom(seed);
  const isHeldOut = new Uint8Array(data.count);
  for (const label of new Set(data.labels)) {
    const members = [...data.labels.keys()].filter((i) => data.labels[i] === label);
    const order = shuffled(members.length, () => random.next());
    for (const i of order.subarray(0, Math.round(members.length * fraction))) isHeldOut[members[i]] = 1;
  }
  const part = (value: number) => [...isHeldOut.keys()].filter((i) => isHeldOut[i] === value);
  return { kept: selectImages(data, part(0)), heldOut: selectImages(data, part(1)) };
}
