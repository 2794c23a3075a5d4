import { core } from 'zod';
import { TrainerError } from '../trainer-error.ts';
import { nearest } from './nearest.ts';
import { memberNames, schemaAt } from './schema-at.ts';

/**
 * Says what is wrong with a draft in words: the field, the value, and for a typo the nearest valid name.
 *
 * @param prefix where the draft stands in the experiment, such as `model.options`
 */
export function explainIssue(
  schema: core.$ZodType,
  draft: unknown,
  issue: core.$ZodIssue,
  prefix: readonly string[] = [],
): TrainerError {
  const place = [...prefix, ...issue.path].join('.') || 'the experiment';
  if (issue.code === 'unrecognized_keys') {
    const at = schemaAt(schema, draft, issue.path);
    const fields = at instanceof core.$ZodObject ? Object.keys(at._zod.def.shape) : [];
    const field = [...prefix, ...issue.path, issue.keys[0]].join('.');
    return new TrainerError(`Unknown field '${field}'.`, suggest(issue.keys[0], fields));
  }
  const value = valueAt(draft, issue.path);
  const union = schemaAt(schema, draft, issue.path.slice(0, -1));
  const choices =
    issue.code === 'invalid_value'
      ? issue.values.map(String)
      : issue.code === 'invalid_union' && union instanceof core.$ZodDiscriminatedUnion
        ? memberNames(union)
        : [];
  if (choices.length > 0 && value !== undefined) {
    const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
    return new TrainerError(`The experiment is wrong at '${place}': ${text} is no choice.`, suggest(value, choices));
  }
  return new TrainerError(
    `The experiment is wrong at '${place}': ${issue.message}.`,
    'Correct the field, or the --set.',
  );
}

function suggest(word: unknown, choices: readonly string[]): string {
  const guess = typeof word === 'string' ? nearest(word, choices) : undefined;
  return `${guess ? `Did you mean '${guess}'? ` : ''}There ${choices.length === 1 ? 'is' : 'are'}: ${choices.join(', ')}.`;
}

function valueAt(draft: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], draft);
}
