import { type Command, Option } from 'commander';
import type { EngineName } from '../engine/engine.ts';
import { ENGINES } from '../engine/start-engine.ts';

/** `trainer setup`. */
export function register(program: Command): void {
  const names = ENGINES.filter(({ setup }) => setup).map(({ name }) => name);
  program
    .command('setup')
    .description('install an engine that plain npm install does not bring')
    .addOption(new Option('--engine <name>', 'which engine').choices(names).makeOptionMandatory())
    .addHelpText('after', '\nExample:\n  npm run trainer -- setup --engine native')
    .action(async ({ engine }: { engine: EngineName }) => {
      await ENGINES.find(({ name }) => name === engine)!.setup!((line) => console.log(`• ${line}`));
    });
}
