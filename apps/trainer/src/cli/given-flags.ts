import type { Command } from 'commander';

/** The flags that stand on the command line itself, without defaults and without what the environment says. */
export function givenFlags<Flags extends object>(flags: Flags, command: Command): Partial<Flags> {
  const given = Object.entries(flags).filter(([name]) => command.getOptionValueSource(name) === 'cli');
  return Object.fromEntries(given) as Partial<Flags>;
}
