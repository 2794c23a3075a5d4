import { createProgram } from './cli/create-program.ts';
import { keepMemory } from './cli/keep-memory.ts';
import { printError } from './cli/print-error.ts';

keepMemory();
try {
  await createProgram().parseAsync();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
