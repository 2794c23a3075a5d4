import { createHash } from 'node:crypto';
import { SPLIT_NAMES, type FerDataset, type SplitName } from '../dataset/dataset.ts';

/** Where an image stands in a data set. */
export interface ImagePlace {
  split: SplitName;
  index: number;
  /** Class index, see EMOTIONS. */
  label: number;
  name: string;
}

/** Groups of two or more byte-identical images, in the order of their first member. */
export function findDuplicates({ splits }: FerDataset): ImagePlace[][] {
  const groups = new Map<string, ImagePlace[]>();
  for (const split of SPLIT_NAMES) {
    const data = splits[split];
    if (!data) continue;
    const bytes = data.size * data.size;
    for (let index = 0; index < data.count; index++) {
      const pixels = data.images.subarray(index * bytes, (index + 1) * bytes);
      const key = createHash('sha1').update(pixels).digest('base64');
      const place = { split, index, label: data.labels[index], name: data.names[index] };
      const group = groups.get(key);
      if (group) group.push(place);
      else groups.set(key, [place]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
