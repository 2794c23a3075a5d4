import type { EngineName, Precision } from '../engine/engine.ts';
import type { RunConfig } from './run-folder.ts';

/** What to start for a run. */
export interface EngineChoice {
  engine: EngineName | 'auto';
  precision: Precision;
}

/**
 * What was asked for; where nothing was, what a resumed run was computed with so far, so that it goes on as it began.
 *
 * @param asked on the command line
 * @param before of the run that is resumed
 */
export function chooseEngine(asked: Partial<EngineChoice>, before?: RunConfig['engine']): EngineChoice {
  const { engine = before?.name ?? 'auto', precision = before ? precisionOf(before) : 'float32' } = asked;
  return { engine, precision };
}

/** Older runs say it in the description alone. */
function precisionOf({ precision, description }: RunConfig['engine']): Precision {
  return precision ?? (description.endsWith(', bf16') ? 'bf16' : 'float32');
}
