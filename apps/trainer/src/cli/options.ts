import { InvalidArgumentError, Option } from 'commander';
import { ENGINE_NAMES } from '../engine/engine.ts';

/** `--engine`, the same for every command. */
export function engineOption(): Option {
  return new Option('--engine <name>', 'which engine computes; see `trainer doctor`')
    .choices(['auto', ...ENGINE_NAMES])
    .default('auto');
}

/** `--data`, the same for every command. */
export function dataOption(): Option {
  return new Option('--data <path>', 'FER-2013: a folder or .tar.gz in Kaggle layout, or fer2013.csv')
    .env('HOWIFEEL_DATA')
    .makeOptionMandatory();
}

/** Parses a number greater than zero. */
export function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError(`'${value}' is not a number above 0.`);
  return number;
}
