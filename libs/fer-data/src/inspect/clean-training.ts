import type { FerDataset } from '../dataset/dataset.ts';
import { selectImages } from '../dataset/select-images.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findFlat } from './find-flat.ts';

export interface CleanResult {
  dataset: FerDataset;
  /** Images left out of Training. */
  flat: number;
  contradicting: number;
}

/**
 * Leaves flat images, and those whose copies within Training carry another label, out of Training. The other splits
 * stay as they are: they measure, and what a test split holds must not decide what is learnt.
 */
export function cleanTraining(dataset: FerDataset): CleanResult {
  const { Training } = dataset.splits;
  if (!Training) return { dataset, flat: 0, contradicting: 0 };
  const flat = new Set(findFlat(Training));
  const contradicting = new Set(
    findDuplicates({ splits: { Training } })
      .filter((group) => new Set(group.map(({ label }) => label)).size > 1)
      .flatMap((group) => group.map(({ index }) => index))
      .filter((index) => !flat.has(index)),
  );
  const kept = [...Training.labels.keys()].filter((index) => !flat.has(index) && !contradicting.has(index));
  const splits = { ...dataset.splits, Training: selectImages(Training, kept) };
  return { dataset: { splits }, flat: flat.size, contradicting: contradicting.size };
}
