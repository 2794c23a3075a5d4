import { ARCHITECTURES, type ArchitectureName } from '@howifeel/fer-models';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TrainerError } from '../trainer-error.ts';
import { experimentSchema, type Experiment } from './experiment-schema.ts';
import { explainIssue } from './explain-issue.ts';
import { nearest } from './nearest.ts';
import { setPath } from './set-path.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../experiments');

/** Names of the experiments that come with the trainer. */
export async function listExperiments(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

/**
 * Loads an experiment by name (or by the path of a .ts file), applies `path=value` overrides and validates the whole.
 *
 * @throws TrainerError naming the field and, for a typo, the nearest valid one
 */
export async function loadExperiment(nameOrFile: string, overrides: readonly string[] = []): Promise<Experiment> {
  const file = nameOrFile.endsWith('.ts') ? path.resolve(nameOrFile) : path.join(FOLDER, `${nameOrFile}.ts`);
  if (!existsSync(file)) {
    const names = await listExperiments();
    const guess = nearest(nameOrFile, names);
    throw new TrainerError(
      `There is no experiment '${nameOrFile}'.`,
      `${guess ? `Did you mean '${guess}'? ` : ''}There are: ${names.join(', ')}.`,
    );
  }
  const { default: source } = (await import(pathToFileURL(file).href)) as { default: unknown };
  const draft = structuredClone(source) as Record<string, unknown>;
  for (const override of overrides) setPath(draft, override);
  return parseExperiment(draft);
}

/** Validates an experiment, the options of its network included. @throws TrainerError */
export function parseExperiment(draft: unknown): Experiment {
  const parsed = experimentSchema.safeParse(draft);
  if (!parsed.success) throw explainIssue(experimentSchema, draft, parsed.error.issues[0]);
  const { name, options } = parsed.data.model;
  if (!Object.hasOwn(ARCHITECTURES, name)) {
    const names = Object.keys(ARCHITECTURES);
    const guess = nearest(name, names);
    throw new TrainerError(
      `The experiment is wrong at 'model.name': there is no network '${name}'.`,
      `${guess ? `Did you mean '${guess}'? ` : ''}There are: ${names.join(', ')}.`,
    );
  }
  const schema = ARCHITECTURES[name as ArchitectureName].options;
  const { error, data: network } = schema.safeParse(options);
  if (error) throw explainIssue(schema, options, error.issues[0], ['model', 'options']);
  requireSameInput(parsed.data.input, network);
  return parsed.data;
}

/** @throws TrainerError where the pictures are made in another form than the network takes */
function requireSameInput(
  input: Pick<Experiment['input'], 'size' | 'channels'>,
  network: { inputSize: number; channels: number },
): void {
  if (input.size === network.inputSize && input.channels === network.channels) return;
  throw new TrainerError(
    `The experiment makes pictures of ${form(input.size, input.channels)} (input), and the network takes ${form(network.inputSize, network.channels)} (model.options).`,
    'Set both: --set input.size=… --set model.options.inputSize=…, or input.channels and model.options.channels.',
  );
}

function form(size: number, channels: number): string {
  return `${size}×${size}×${channels}`;
}
