import { EMOTIONS } from '@howifeel/fer-data';
import type { Command } from 'commander';
import { dataOption } from '../cli/options.ts';
import { openData } from '../data/open-data.ts';

/** `trainer data inspect`. */
export function register(program: Command): void {
  const data = program.command('data').description('look at the dataset');
  data
    .command('inspect')
    .description('class counts of every split; lists broken images with --skip-bad')
    .addOption(dataOption())
    .option('--skip-bad', 'skip, count and list broken images instead of stopping')
    .addHelpText('after', '\nExample:\n  npm run trainer -- data inspect --data fer2013.tar.gz')
    .action(async (flags: { data: string; skipBad?: boolean }) => {
      const { splits } = await openData(flags.data, flags.skipBad);
      const rows = EMOTIONS.map(({ index, name }) => {
        const counts = Object.entries(splits).map(([split, { labels }]) => [
          split,
          labels.filter((label) => label === index).length,
        ]);
        return [name, Object.fromEntries(counts)];
      });
      const totals = Object.fromEntries(Object.entries(splits).map(([split, { count }]) => [split, count]));
      console.table({ ...Object.fromEntries(rows), all: totals });
    });
}
