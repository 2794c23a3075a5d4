import type { Experiment } from './experiment-schema.ts';
import { parseExperiment } from './load-experiment.ts';
import { setPath } from './set-path.ts';

/** An experiment with `path=value` overrides, validated again. @throws TrainerError */
export function overrideExperiment(experiment: Experiment, overrides: readonly string[]): Experiment {
  const draft: Record<string, unknown> = structuredClone(experiment);
  for (const override of overrides) setPath(draft, override);
  return parseExperiment(draft);
}
