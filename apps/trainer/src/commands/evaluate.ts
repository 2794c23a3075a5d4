import type { SplitName } from '@howifeel/fer-data';
import { type Command, Option } from 'commander';
import { dataOption, engineOption, skipBadOption, splitOption } from '../cli/options.ts';
import { createProgressBar } from '../cli/progress-bar.ts';
import { openData } from '../data/open-data.ts';
import { requireSplit } from '../data/require-split.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { calibrate } from '../evaluation/calibration.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { openModel } from '../evaluation/open-model.ts';
import { type EvaluationReport, printEvaluation } from '../evaluation/print-evaluation.ts';
import { showRobustness } from '../evaluation/robustness/show-robustness.ts';
import { metricsWithoutCopies } from '../evaluation/without-copies.ts';

interface EvaluateFlags {
  model: string;
  data: string;
  split: SplitName;
  engine: EngineName | 'auto';
  tta: 'flip' | 'ten-crop';
  robustness?: boolean;
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
    .addOption(splitOption())
    .addOption(engineOption())
    .addOption(
      new Option('--tta <kind>', 'ten-crop adds the mean over ten crops').choices(['flip', 'ten-crop']).default('flip'),
    )
    .option('--robustness', 'also under rotation, shift, scale, blur, noise, JPEG 30 and gamma')
    .option('--json', 'print one JSON line only')
    .addOption(skipBadOption())
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
  const { split } = flags;
  const data = requireSplit(dataset, split);
  const bar = createProgressBar(split, data.count);
  const onProgress = (done: number) => bar.update(done, `${done} of ${data.count} images`);
  const tenCrop = flags.tta === 'ten-crop';
  const result = await evaluate(predict, data, { tenCrop, onProgress }).finally(() => bar.stop());
  const { probabilities, averaged, ...figures } = result;
  const report: EvaluationReport = {
    model: name,
    split,
    ...figures,
    ...calibrate(probabilities, data.labels),
    withoutCopies: withoutCopies(
      metricsWithoutCopies(dataset, split, probabilities),
      metricsWithoutCopies(dataset, split, averaged),
    ),
    ...(flags.robustness && { robustness: await showRobustness(predict, data, figures.accuracy) }),
  };
  if (flags.json) console.log(JSON.stringify(report));
  else printEvaluation(report);
}

type Metrics = ReturnType<typeof metricsWithoutCopies>;

function withoutCopies(plain: Metrics, mirrored: Metrics): EvaluationReport['withoutCopies'] {
  if (!plain || !mirrored) return null;
  const { n, accuracy, interval95 } = plain;
  return { n, accuracy, interval95, accuracyTta: mirrored.accuracy };
}
