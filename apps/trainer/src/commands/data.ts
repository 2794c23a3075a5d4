import { inspectDataset } from '@howifeel/fer-data/node';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dataOption, engineOption, skipBadOption } from '../cli/options.ts';
import { openData } from '../data/open-data.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { classRows, renderDataReport } from '../report/render-data-report.ts';

interface InspectFlags {
  data: string;
  html?: string;
  experiment: string;
  engine: EngineName | 'auto';
  skipBad?: boolean;
}

/** `trainer data inspect`. */
export function register(program: Command): void {
  const data = program.command('data').description('look at the dataset');
  data
    .command('inspect')
    .description('class table of every split, copies within and across splits, contradicting labels, flat images')
    .addOption(dataOption())
    .option('--html <file>', 'also write a page with pictures, before and after augmentation')
    .option('--experiment <name>', 'whose augmentation the page shows', 'student')
    .addOption(engineOption())
    .addOption(skipBadOption())
    .addHelpText('after', '\nExample:\n  npm run trainer -- data inspect --data fer2013.tar.gz --html data.html')
    .action(inspect);
}

async function inspect({ data, html, experiment, engine, skipBad }: InspectFlags): Promise<void> {
  const dataset = await openData(data, skipBad);
  const inspection = inspectDataset(dataset);
  const { splits, duplicates, contradictions } = inspection;
  const row = (values: number[]) => Object.fromEntries(splits.map(({ split }, i) => [split, values[i]]));
  const table = Object.fromEntries(classRows(inspection).map(([name, ...counts]) => [name, row(counts)]));
  console.table({
    ...table,
    all: row(splits.map(({ count }) => count)),
    'copies within': row(splits.map(({ copiesWithin }) => copiesWithin)),
    'also in Training': row(splits.map(({ alsoInTraining }) => alsoInTraining)),
    flat: row(splits.map(({ flat }) => flat.length)),
  });
  console.log(
    `${duplicates.length} groups of byte-identical images, ${contradictions.length} of them with contradicting labels.`,
  );
  console.log('`trainer train --clean` leaves flat and contradicting images out of Training.');
  if (!html) return;
  const shown = await loadExperiment(experiment);
  await startEngine(engine);
  await writeFile(html, await renderDataReport(dataset, inspection, shown));
  console.log(`written to ${path.resolve(html)}`);
}
