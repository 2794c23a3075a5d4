import { isDeepStrictEqual } from 'node:util';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { TrainerError } from '../trainer-error.ts';

type Cut = Pick<Experiment, 'data' | 'seed'>;

/**
 * Where a part of Training is held out, a resumed run must hold out the same images: of others it has learnt.
 *
 * @param before of the run
 * @param after what it shall go on with
 * @throws TrainerError when it would be another part
 */
export function requireSameSelection(before: Cut, after: Cut): void {
  const cutOf = ({ data, seed }: Cut) => ({ data, seed });
  if (after.data.split === 'official' || isDeepStrictEqual(cutOf(before), cutOf(after))) return;
  throw new TrainerError(
    `The run has learnt from images that it would now be measured on: before, ${JSON.stringify(cutOf(before))}; now, ${JSON.stringify(cutOf(after))}.`,
    'Resume it with the seed and the data of before, or start a new run.',
  );
}
