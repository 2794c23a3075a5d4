import type { CropRule } from '@howifeel/face-detect';
import type { CropTally } from './crop-tally.ts';

/** What was counted in frames with one kind of background. */
export interface CropScene {
  readonly background: string;
  faces: number;
  found: number;
  framesWithFalseFaces: number;
  rawCorrect: number;
  /** One a rule. */
  readonly tallies: readonly CropTally[];
}

const COUNTS = ['faces', 'found', 'framesWithFalseFaces', 'rawCorrect'] as const;

/** Nothing counted yet. */
export function emptyScene(background: string, rules: readonly CropRule[]): CropScene {
  const tallies = rules.map((rule) => ({ rule, correct: 0, loss: 0 }));
  return { background, faces: 0, found: 0, framesWithFalseFaces: 0, rawCorrect: 0, tallies };
}

/** Several scenes, counted by the same rules, as one. */
export function poolScenes(scenes: readonly CropScene[]): CropScene {
  const background = scenes.map((scene) => scene.background).join(' + ');
  const whole = emptyScene(
    background,
    scenes[0]!.tallies.map(({ rule }) => rule),
  );
  for (const scene of scenes) {
    for (const key of COUNTS) whole[key] += scene[key];
    whole.tallies.forEach((tally, index) => {
      tally.correct += scene.tallies[index]!.correct;
      tally.loss += scene.tallies[index]!.loss;
    });
  }
  return whole;
}
