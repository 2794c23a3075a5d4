import { EMOTION_COUNT } from '../emotions/emotions.ts';
import { SPLIT_NAMES, type FerDataset, type SplitName } from '../dataset/dataset.ts';
import { findDuplicates, type ImagePlace } from './find-duplicates.ts';
import { findFlat } from './find-flat.ts';

/** What is worth knowing of one split before training on it. */
export interface SplitInspection {
  split: SplitName;
  count: number;
  /** Images of each class, in the order of EMOTIONS. */
  classes: number[];
  /** Images that are copies of an earlier one in the same split. */
  copiesWithin: number;
  /** Images that also stand in Training (0 for Training itself). */
  alsoInTraining: number;
  flat: ImagePlace[];
}

export interface DatasetInspection {
  splits: SplitInspection[];
  /** Groups of byte-identical images. */
  duplicates: ImagePlace[][];
  /** Those whose members carry different labels. */
  contradictions: ImagePlace[][];
}

/** Counts classes, finds copies within and across splits, contradicting labels and flat images. */
export function inspectDataset(dataset: FerDataset): DatasetInspection {
  const duplicates = findDuplicates(dataset);
  const contradictions = duplicates.filter((group) => new Set(group.map(({ label }) => label)).size > 1);
  const splits = SPLIT_NAMES.flatMap((split): SplitInspection[] => {
    const data = dataset.splits[split];
    if (!data) return [];
    const classes = Array.from({ length: EMOTION_COUNT }, () => 0);
    for (const label of data.labels) classes[label]++;
    const own = duplicates.map((group) => group.filter((place) => place.split === split).length);
    const inTraining = duplicates.map((group) => group.some((place) => place.split === 'Training'));
    return [
      {
        split,
        count: data.count,
        classes,
        copiesWithin: own.reduce((sum, members) => sum + Math.max(0, members - 1), 0),
        alsoInTraining: split === 'Training' ? 0 : own.reduce((sum, n, i) => sum + (inTraining[i] ? n : 0), 0),
        flat: findFlat(data).map((index) => ({ split, index, label: data.labels[index], name: data.names[index] })),
      },
    ];
  });
  return { splits, duplicates, contradictions };
}
