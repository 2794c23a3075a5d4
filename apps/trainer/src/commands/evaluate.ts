import type { Command } from 'commander';
import { dataOption, engineOption } from '../cli/options.ts';
import { createProgressBar } from '../cli/progress-bar.ts';
import { openData } from '../data/open-data.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { openModel } from '../evaluation/open-model.ts';
import { TrainingError } from '../training/training-error.ts';

interface EvaluateFlags {
  model: string;
  data: string;
  split: string;
  engine: EngineName | 'auto';
  json?: boolean;
  skipBad?: boolean;
}

/** `trainer evaluate`. */
export function register(program: Command): void {
  program
    .command('evaluate')
    .description('measure a released model or a run on a split')
    .requiredOption('--model <id|path>', 'id of a released model, its folder, or a run folder')
    .addOption(dataOption())
    .option('--split <name>', 'Training, PublicTest or PrivateTest', 'PublicTest')
    .addOption(engineOption())
    .option('--json', 'print one JSON line only')
    .option('--skip-bad', 'leave broken images out instead of stopping')
    .addHelpText(
      'after',
      '\nExample:\n  npm run --silent trainer -- evaluate --model student --data fer2013.tar.gz --json',
    )
    .action(runEvaluate);
}

async function runEvaluate(flags: EvaluateFlags): Promise<void> {
  await startEngine(flags.engine);
  const { name, predict } = await openModel(flags.model);
  const dataset = await openData(flags.data, flags.skipBad);
  const splits = new Map(Object.entries(dataset.splits));
  const data = splits.get(flags.split);
  if (!data) {
    throw new TrainingError(
      `The data has no split '${flags.split}'.`,
      `It has: ${[...splits.keys()].join(', ')}. Choose one with --split.`,
    );
  }
  const bar = createProgressBar(flags.split, data.count);
  const onProgress = (done: number) => bar.update(done, `${done} of ${data.count} images`);
  const result = await evaluate(predict, data, { onProgress }).finally(() => bar.stop());
  const { n, accuracy, accuracyTta, macroF1, perClass, confusion, ece, imagesPerSecond, interval95 } = result;
  if (flags.json) {
    const line = {
      model: name,
      split: flags.split,
      n,
      accuracy,
      accuracyTta,
      macroF1,
      perClass,
      confusion,
      ece,
      imagesPerSecond,
    };
    console.log(JSON.stringify(line));
    return;
  }
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  console.log(`${name} on ${flags.split} (${n} images)`);
  console.log(
    `  accuracy  ${percent(accuracy)}  (95 %: ${interval95.map(percent).join(' – ')}), with flip ${percent(accuracyTta)}`,
  );
  console.log(`  macro F1  ${macroF1.toFixed(4)}   ECE ${ece.toFixed(4)}   ${imagesPerSecond.toFixed(0)} images/s`);
  console.table(
    Object.fromEntries(
      Object.entries(perClass).map(([label, { precision, recall }]) => [
        label,
        { precision: percent(precision), recall: percent(recall) },
      ]),
    ),
  );
}
