import { program } from 'commander';
import { printError } from './cli/print-error.ts';
import * as data from './commands/data.ts';
import * as doctor from './commands/doctor.ts';
import * as ensemble from './commands/ensemble.ts';
import * as evaluate from './commands/evaluate.ts';
import * as experiments from './commands/experiments.ts';
import * as publish from './commands/publish.ts';
import * as setup from './commands/setup.ts';
import * as train from './commands/train.ts';

program
  .name('trainer')
  .description('Train, measure and publish facial expression models.')
  .showHelpAfterError()
  .showSuggestionAfterError();
for (const command of [experiments, data, train, evaluate, ensemble, publish, doctor, setup]) command.register(program);

try {
  await program.parseAsync();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
