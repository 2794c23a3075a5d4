import { createRandom } from '../random/create-random.ts';
import { shuffled } from '../random/shuffled.ts';
import type { LabelledImages } from './dataset.ts';
import { selectImages } from './select-images.ts';

/**
 * Cuts off a part of each class, so that both parts have the same mix of classes; order is kept. Copies of an image stay
 * together, and count for the class of the first: a part that holds copies of the other measures what was learnt by heart.
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
  const groups = groupCopies(data);
  const isHeldOut = new Uint8Array(data.count);
  for (const label of new Set(data.labels)) {
    const own = groups.filter(([first]) => data.labels[first] === label);
    let wanted = Math.round(own.flat().length * fraction);
    for (const i of shuffled(own.length, () => random.next())) {
      if (own[i].length > wanted) continue;
      wanted -= own[i].length;
      for (const image of own[i]) isHeldOut[image] = 1;
    }
  }
  const part = (value: number) => [...isHeldOut.keys()].filter((i) => isHeldOut[i] === value);
  return { kept: selectImages(data, part(0)), heldOut: selectImages(data, part(1)) };
}

/** The indices of all images, those of byte-identical ones together; in the order of the first of each group. */
function groupCopies({ images, count, size }: LabelledImages): number[][] {
  const bytes = size * size;
  const groups = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    // Not a hash: node:crypto is not in browsers, where this file is loaded too.
    const key = String.fromCharCode(...images.subarray(i * bytes, (i + 1) * bytes));
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()];
}
