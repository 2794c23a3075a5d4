import { keepMemory } from './cli/keep-memory.ts';
import { printError } from './cli/print-error.ts';

// Before the commands and tfjs with them are loaded: the program may start over here.
keepMemory();
const { createProgram } = await import('./cli/create-program.ts');

try {
  await createProgram().parseAsync();
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
