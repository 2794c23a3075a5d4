import { createProgram } from './cli/create-program.ts';
import { printError } from './cli/print-error.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
