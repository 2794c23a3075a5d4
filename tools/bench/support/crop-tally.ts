import type { CropRule } from '@howifeel/face-detect';

/** What one crop rule gave, over faces that were found at their place. */
export interface CropTally {
  readonly rule: CropRule;
  /** How many faces the model got right. */
  correct: number;
  /** Sum of −log p(label): steadier than accuracy where few faces decide between neighbouring rules. */
  loss: number;
}

/** Margins and offsets around the values to be expected; roll alignment for one offset only, so that a run stays short. */
export function gridOfRules(): CropRule[] {
  return [0, 0.03, 0.06, 0.09, 0.12, 0.16].flatMap((margin) => [
    ...[-0.16, -0.12, -0.08, -0.04, 0].map((y) => ({ margin, offset: { x: 0, y }, alignRoll: false })),
    { margin, offset: { x: 0, y: -0.08 }, alignRoll: true },
  ]);
}

/** Adds one face: `probabilities` has a row for each tally. */
export function addToTallies(
  tallies: readonly CropTally[],
  probabilities: readonly (readonly number[])[],
  label: number,
) {
  tallies.forEach((tally, index) => {
    const row = probabilities[index]!;
    if (row[label] === Math.max(...row)) tally.correct++;
    tally.loss -= Math.log(Math.max(row[label]!, 1e-7));
  });
}
