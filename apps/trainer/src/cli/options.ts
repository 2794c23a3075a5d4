import { SPLIT_NAMES } from '@howifeel/fer-data';
import { InvalidArgumentError, Option } from 'commander';
import { ENGINE_NAMES, PRECISIONS } from '../engine/engine.ts';

/** `--engine`, the same for every command. */
export function engineOption(): Option {
  return new Option('--engine <name>', 'which engine computes; see `trainer doctor`')
    .choices(['auto', ...ENGINE_NAMES])
    .default('auto');
}

/** `--precision`, of the commands that train. */
export function precisionOption(): Option {
  return new Option(
    '--precision <name>',
    'what convolutions and matrix products compute in; bf16 needs native and a processor that has it',
  )
    .choices(PRECISIONS)
    .default('float32');
}

/** `--data`, the same for every command. */
export function dataOption(): Option {
  return new Option('--data <path>', 'FER-2013: a folder or .tar.gz in Kaggle layout, or fer2013.csv')
    .env('HOWIFEEL_DATA')
    .makeOptionMandatory();
}

/** `--split`, of the commands that measure. */
export function splitOption(): Option {
  return new Option('--split <name>', 'what to measure on').choices(SPLIT_NAMES).default('PublicTest');
}

/** `--skip-bad`, of the commands that read images and go on without the broken ones. */
export function skipBadOption(): Option {
  return new Option('--skip-bad', 'leave broken images out, count and list them, instead of stopping');
}

/** `--set`, of the commands that take an experiment. */
export function setOption(): Option {
  return new Option('--set <path=value>', 'override one field; repeatable')
    .argParser((value, all: string[]) => [...all, value])
    .default([]);
}

/** Parses a number greater than zero. */
export function positive(value: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new InvalidArgumentError(`'${value}' is not a number above 0.`);
  return number;
}

/** Parses a whole number from 1 on. */
export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError(`'${value}' is not a whole number above 0.`);
  return number;
}

/** `--dtype`, of the commands that publish. */
export function dtypeOption(description = 'how weights are stored'): Option {
  return new Option('--dtype <dtype>', description).choices(['uint8', 'float16', 'float32']).default('uint8');
}

/** `--levels`, of the commands that publish one network. */
export function levelsOption(): Option {
  return new Option('--levels <n>', 'values a uint8 weight may have: 64 take a quarter less over the wire').argParser(
    parseLevels,
  );
}

function parseLevels(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 2 && number <= 256) return number;
  throw new InvalidArgumentError('It must be a whole number from 2 to 256.');
}
