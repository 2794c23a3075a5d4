import { IMAGE_SIZE, SPLIT_NAMES, type FerDataset, type LabelledImages, type SplitName } from './dataset.ts';

/** One image on its way into a data set. */
export interface FerImage {
  name: string;
  split: SplitName;
  /** Class index, see EMOTIONS. */
  label: number;
  /** 48 × 48 gray bytes, row by row. */
  pixels: Uint8Array;
}

/** Packs images into splits, each sorted by name: the order does not depend on the order of a folder or an archive. */
export function packImages(images: readonly FerImage[]): FerDataset {
  const splits: FerDataset['splits'] = {};
  for (const split of SPLIT_NAMES) {
    const members = images.filter((image) => image.split === split);
    if (members.length > 0) splits[split] = packSplit(members);
  }
  return { splits };
}

function packSplit(members: FerImage[]): LabelledImages {
  members.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const images = new Uint8Array(members.length * IMAGE_SIZE * IMAGE_SIZE);
  for (const [i, { pixels }] of members.entries()) images.set(pixels, i * IMAGE_SIZE * IMAGE_SIZE);
  return {
    images,
    labels: Uint8Array.from(members, ({ label }) => label),
    names: members.map(({ name }) => name),
    count: members.length,
    size: IMAGE_SIZE,
  };
}
