import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { experimentSchema, type Experiment } from './experiment-schema.ts';
import { ExperimentError } from './experiment-error.ts';
import { nearest } from './nearest.ts';
import { setPath } from './set-path.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../experiments');

/** Names of the experiments that come with the trainer. */
export async function listExperiments(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
}

/**
 * Loads an experiment by name (or by the path of a .ts file), applies `path=value` overrides and validates the whole.
 *
 * @throws ExperimentError naming the field and, for a typo, the nearest valid one
 */
export async function loadExperiment(nameOrFile: string, overrides: readonly string[] = []): Promise<Experiment> {
  const file = nameOrFile.endsWith('.ts') ? path.resolve(nameOrFile) : path.join(FOLDER, `${nameOrFile}.ts`);
  if (!existsSync(file)) {
    const names = await listExperiments();
    const guess = nearest(nameOrFile, names);
    throw new ExperimentError(
      `There is no experiment '${nameOrFile}'.`,
      `${guess ? `Did you mean '${guess}'? ` : ''}There are: ${names.join(', ')}.`,
    );
  }
  const { default: source } = (await import(pathToFileURL(file).href)) as { default: unknown };
  const draft = structuredClone(source) as Record<string, unknown>;
  for (const override of overrides) setPath(draft, override);
  return parseExperiment(draft);
}

/** Validates an experiment. @throws ExperimentError */
export function parseExperiment(draft: unknown): Experiment {
  const parsed = experimentSchema.safeParse(draft);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue.path.join('.') || 'the experiment';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0];
    const guess = nearest(key, Object.keys(experimentSchema.shape));
    throw new ExperimentError(
      `Unknown field '${[...issue.path, key].join('.')}'.`,
      issue.path.length === 0 && guess ? `Did you mean '${guess}'?` : 'See experiment-schema.ts for the fields.',
    );
  }
  throw new ExperimentError(
    `The experiment is wrong at '${place}': ${issue.message}.`,
    'Correct the field, or the --set.',
  );
}
