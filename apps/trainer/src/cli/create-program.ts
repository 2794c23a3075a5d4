import { Command } from 'commander';
import * as average from '../commands/average.ts';
import * as compare from '../commands/compare.ts';
import * as data from '../commands/data.ts';
import * as detect from '../commands/detect.ts';
import * as doctor from '../commands/doctor.ts';
import * as ensemble from '../commands/ensemble.ts';
import * as evaluate from '../commands/evaluate.ts';
import * as experiments from '../commands/experiments.ts';
import * as importCheckpoint from '../commands/import.ts';
import * as publish from '../commands/publish.ts';
import * as registry from '../commands/registry.ts';
import * as report from '../commands/report.ts';
import * as runs from '../commands/runs.ts';
import * as setup from '../commands/setup.ts';
import * as train from '../commands/train.ts';

/** Every command, in the order of `--help`. */
const COMMANDS = [
  experiments,
  data,
  importCheckpoint,
  train,
  runs,
  compare,
  report,
  evaluate,
  ensemble,
  average,
  publish,
  detect,
  registry,
  doctor,
  setup,
];

/** The command line of the trainer. */
export function createProgram(): Command {
  const program = new Command('trainer')
    .description('Train, measure and publish facial expression models.')
    .showHelpAfterError()
    .showSuggestionAfterError();
  for (const command of COMMANDS) command.register(program);
  return program;
}
