import { type FerDataset, holdOut, type LabelledImages } from '@howifeel/fer-data';
import { cleanTraining } from '@howifeel/fer-data/node';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { TrainerError } from '../trainer-error.ts';

/** What a run learns from, and what its epochs are measured and chosen on. Never the test split. */
export interface TrainingData {
  training: LabelledImages;
  selection: LabelledImages;
  /** Name of `selection` for people. */
  selectionName: string;
}

/**
 * Cuts the data as the experiment asks.
 *
 * @param onNote told what was left out, and where a figure will be too good
 * @throws TrainerError when a split is missing
 */
export function prepareTrainingData(
  dataset: FerDataset,
  { data, seed, init, distil }: Pick<Experiment, 'data' | 'seed' | 'init' | 'distil'>,
  onNote?: (note: string) => void,
): TrainingData {
  const needed = data.split === 'official' ? (['Training', 'PublicTest'] as const) : (['Training'] as const);
  const missing = needed.find((name) => !dataset.splits[name]);
  if (missing) {
    throw new TrainerError(
      `Training needs the split ${missing}; the data has ${Object.keys(dataset.splits).join(', ')}.`,
      'Point --data at the FER-2013 archive, folder or fer2013.csv with both splits.',
    );
  }
  const { dataset: used, flat, contradicting } = data.clean ? cleanTraining(dataset) : untouched(dataset);
  if (data.clean) onNote?.(`Left out of Training: ${flat} flat and ${contradicting} contradicting images.`);
  const training = used.splits.Training!;
  if (data.split === 'official') return { training, selection: used.splits.PublicTest!, selectionName: 'PublicTest' };
  const others = new Set([init?.from ?? [], distil?.teachers ?? []].flat());
  if (others.size > 0) {
    onNote?.(
      `Selection is on 10 % of Training. Where ${[...others].join(', ')} learnt from all of Training, the network has these images from there, and its accuracy on them is flattered.`,
    );
  }
  const { kept, heldOut } = holdOut(training, 0.1, seed);
  return { training: kept, selection: heldOut, selectionName: '10 % of Training' };
}

function untouched(dataset: FerDataset) {
  return { dataset, flat: 0, contradicting: 0 };
}
