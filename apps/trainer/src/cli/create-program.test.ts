import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from './create-program.ts';

/** The commands that do something, `data inspect` and not `data`. */
function leaves(command: Command): Command[] {
  return command.commands.length > 0 ? command.commands.flatMap(leaves) : [command];
}

const commands = leaves(createProgram());

test.each(commands.map((command) => [command.name(), command] as const))('%s --help shows an example', (_, command) => {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  expect(help).toMatch(/Example:\n {2}npm run trainer -- |Example:\n {2}npm run --silent trainer -- /);
});
