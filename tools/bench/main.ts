/**
 * `npm run bench -- <name> [flags]`: runs tools/bench/<name>.ts, which prints a table and, last, one JSON line
 * `{bench, machine, rows}`. Without a name: what there is.
 */
import { readdirSync } from 'node:fs';
import { printError } from '../print-error.ts';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -'.ts'.length));
const name = process.argv[2];

if (name === undefined || !names.includes(name)) {
  console.error(
    `${name === undefined ? 'Which benchmark?' : `There is no benchmark '${name}'.`} There are: ${names.join(', ')}.\n` +
      'Example: npm run bench -- classifier --model student',
  );
  process.exitCode = 2;
} else {
  try {
    await import(`./${name}.ts`);
  } catch (error) {
    printError(error, `The benchmark '${name}' failed.`);
  }
}
