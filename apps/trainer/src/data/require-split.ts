import type { FerDataset, LabelledImages, SplitName } from '@howifeel/fer-data';
import { TrainerError } from '../trainer-error.ts';

/** The split that a command measures on. @throws TrainerError naming those that there are */
export function requireSplit({ splits }: FerDataset, name: SplitName): LabelledImages {
  const split = splits[name];
  if (split) return split;
  throw new TrainerError(
    `The data has no split '${name}'; it has ${Object.keys(splits).join(', ')}.`,
    'Choose another with --split, or other data with --data.',
  );
}
