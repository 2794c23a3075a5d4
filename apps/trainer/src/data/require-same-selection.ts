import { isDeepStrictEqual } from 'node:util';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { TrainerError } from '../trainer-error.ts';

type Cut = Pick<Experiment, 'data' | 'seed'>;

/**
 * A resumed run must be measured on the images of before: of others it may have learnt, and its best epoch so far says
 * nothing beside theirs. On PublicTest the seed does not matter.
 *
 * @param before of the run
 * @param after what it shall go on with
 * @throws TrainerError when it would be other images
 */
export function requireSameSelection(before: Cut, after: Cut): void {
  const cutOf = ({ data, seed }: Cut) => ({ data, seed });
  const isPublicTest = [before, after].every(({ data }) => data.split === 'official');
  if (isPublicTest || isDeepStrictEqual(cutOf(before), cutOf(after))) return;
  throw new TrainerError(
    `The run would be measured on other images than so far: before, ${JSON.stringify(cutOf(before))}; now, ${JSON.stringify(cutOf(after))}.`,
    'Resume it with the seed and the data of before, or start a new run from its weights: --set init.from=<run>.',
  );
}
