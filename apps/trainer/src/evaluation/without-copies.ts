import type { FerDataset, SplitName } from '@howifeel/fer-data';
import { findDuplicates } from '@howifeel/fer-data/node';
import { classificationMetrics, type ClassificationMetrics } from './metrics.ts';

/**
 * The figures over the images of a split that are no byte-identical copy of a training image: FER-2013 has hundreds of
 * them, which a network may know by heart. Undefined for Training, and for data without it.
 *
 * @param probabilities of the whole split, count × 7
 */
export function metricsWithoutCopies(
  { splits }: FerDataset,
  split: SplitName,
  probabilities: Float32Array,
): ClassificationMetrics | undefined {
  const { Training, [split]: data } = splits;
  if (!Training || !data || split === 'Training') return undefined;
  const copies = new Set(
    findDuplicates({ splits: { Training, [split]: data } })
      .filter((group) => group.some((place) => place.split === 'Training'))
      .flatMap((group) => group.filter((place) => place.split === split).map(({ index }) => index)),
  );
  const kept = [...data.labels.keys()].filter((index) => !copies.has(index));
  const classes = probabilities.length / data.count;
  const rows = new Float32Array(kept.length * classes);
  for (const [i, index] of kept.entries()) {
    rows.set(probabilities.subarray(index * classes, (index + 1) * classes), i * classes);
  }
  return classificationMetrics(
    rows,
    Uint8Array.from(kept, (index) => data.labels[index]),
  );
}
