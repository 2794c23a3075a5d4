import type { Command } from 'commander';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { ENGINES } from '../engine/start-engine.ts';

/** `trainer doctor`. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('tell which engines can run here, and the command that gets the others')
    .addHelpText('after', '\nExample:\n  npm run trainer -- doctor')
    .action(async () => {
      console.log(
        `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB\n`,
      );
      let chosen = false;
      for (const engine of ENGINES) {
        const { available, detail, isSoftware, howTo } = await engine.probe();
        const mark = available ? '✓' : '✗';
        const isChosen: boolean = available && !isSoftware && !chosen;
        const auto = isChosen ? '   ← auto takes this' : '';
        chosen ||= isChosen;
        console.log(`${mark} ${engine.name.padEnd(7)} ${engine.package}: ${detail}${auto}`);
        if (!available && howTo) console.log(`          get it: ${howTo}`);
      }
    });
}
