import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { wilsonInterval } from '../evaluation/metrics.ts';
import { configDifferences } from '../report/config-differences.ts';
import { percent, percentRange } from '../report/percent.ts';
import { renderComparison } from '../report/render-comparison.ts';
import { summariseRun } from '../run/summarise-run.ts';
import { TrainerError } from '../trainer-error.ts';

/** `trainer compare A B …`. */
export function register(program: Command): void {
  program
    .command('compare')
    .description('put runs side by side: figures and differences here, curves in one HTML page')
    .argument('<runs...>', 'folders of two or more runs')
    .option('--out <file>', 'the page', 'compare.html')
    .addHelpText('after', '\nExample:\n  npm run trainer -- compare runs/student-… runs/resnet18-…')
    .action(compare);
}

async function compare(folders: string[], { out }: { out: string }): Promise<void> {
  if (folders.length < 2) throw new TrainerError('There is one run only.', 'Name two or more to compare.');
  const runs = await Promise.all(folders.map(summariseRun));
  const figures = runs.map(({ name, best, config }) => {
    const n = config.selection?.count;
    return [
      name,
      {
        accuracy: best ? percent(best.accuracy) : '–',
        '95 %': best && n ? percentRange(wilsonInterval(best.accuracy, n)) : '–',
        flip: best?.accuracyTta === undefined ? '–' : percent(best.accuracyTta),
        'macro F1': best?.macroF1.toFixed(4) ?? '–',
        epoch: best?.epoch ?? '–',
      },
    ];
  });
  console.table(Object.fromEntries(figures));
  const differences = configDifferences(runs.map(({ config }) => config.experiment));
  const rows = differences.map(([field, ...values]) => [
    field,
    Object.fromEntries(values.map((value, i) => [runs[i].name, value])),
  ]);
  if (rows.length > 0) console.table(Object.fromEntries(rows));
  await writeFile(out, renderComparison(runs));
  console.error(`written to ${path.resolve(out)}`);
}
