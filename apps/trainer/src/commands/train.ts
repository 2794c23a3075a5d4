import * as tf from '@tensorflow/tfjs-core';
import type { Command } from 'commander';
import path from 'node:path';
import { dataOption, engineOption, positive } from '../cli/options.ts';
import { createProgressBar, formatSeconds, type ProgressBar } from '../cli/progress-bar.ts';
import { openData } from '../data/open-data.ts';
import type { EngineName } from '../engine/engine.ts';
import { startEngine } from '../engine/start-engine.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { RunFolder } from '../run/run-folder.ts';
import { readCheckpoint } from '../training/checkpoint/read-checkpoint.ts';
import { writeCheckpoint } from '../training/checkpoint/write-checkpoint.ts';
import { type EpochMetrics, type StepReport, train } from '../training/train.ts';

interface TrainFlags {
  experiment: string;
  data: string;
  engine: EngineName | 'auto';
  minutes?: number;
  seed?: string;
  set: string[];
  runs: string;
  resume?: string;
  skipBad?: boolean;
}

/** `trainer train`. */
export function register(program: Command): void {
  program
    .command('train')
    .description('train a network; writes a run folder that survives kill -9')
    .option('--experiment <name>', 'which experiment (see experiments/)', 'student')
    .addOption(dataOption())
    .addOption(engineOption())
    .option('--minutes <n>', 'fit the whole schedule into this time', positive)
    .option('--seed <n>', 'seed of weights, order, augmentation and dropout')
    .option('--set <path=value>', 'override one field; repeatable', (value, all: string[]) => [...all, value], [])
    .option('--runs <folder>', 'where run folders are made', 'runs')
    .option('--resume <run>', 'go on with a run from its last checkpoint')
    .option('--skip-bad', 'leave broken images out instead of stopping')
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- train --experiment student --data fer2013.tar.gz --minutes 90',
    )
    .action(runTrain);
}

async function runTrain(flags: TrainFlags): Promise<void> {
  const engine = await startEngine(flags.engine);
  console.error(`Engine: ${engine.name} (${engine.description})`);
  const opened = flags.resume ? await RunFolder.open(flags.resume) : undefined;
  const overrides = flags.seed ? [...flags.set, `seed=${flags.seed}`] : flags.set;
  const experiment = opened?.config.experiment ?? (await loadExperiment(flags.experiment, overrides));
  const minutes = opened?.config.minutes ?? flags.minutes;
  const data = await openData(flags.data, flags.skipBad);
  const run =
    opened?.run ??
    (await RunFolder.create(path.resolve(flags.runs), {
      experiment,
      data: path.basename(flags.data),
      engine: { name: engine.name, description: engine.description },
      minutes,
      startedAt: new Date().toISOString(),
    }));
  const unlock = await run.lock();
  const state = opened ? await readCheckpoint(run.checkpoint, experiment) : undefined;
  if (state) await run.truncateMetrics(state.epoch);
  console.error(`Run: ${run.path}${state ? ` (resumed after epoch ${state.epoch})` : ''}`);

  let stop = false;
  const onInterrupt = () => {
    if (stop) process.exit(130);
    stop = true;
    console.error('\nStopping: this epoch ends here, is measured and written. Ctrl-C again leaves at once.');
  };
  process.on('SIGINT', onInterrupt);
  let meter: ReturnType<typeof createMeter> | undefined;
  try {
    await train({
      experiment,
      data,
      minutes,
      state,
      onStep: (report) => (meter ??= createMeter(report)).update(report),
      onEpoch: async (metrics, _evaluation, current, isBest) => {
        meter?.stop();
        meter = undefined;
        console.log(describeEpoch(metrics, isBest));
        if (isBest) await run.writeBest(current, metrics);
        await writeCheckpoint(run.checkpoint, current);
        await run.appendMetrics(metrics);
      },
      shouldStop: () => stop,
    });
  } finally {
    meter?.stop();
    process.off('SIGINT', onInterrupt);
    await unlock();
  }
  console.error(`Done. ${tf.memory().numTensors} tensors alive. Best weights: ${path.join(run.path, 'best')}`);
}

function createMeter(first: StepReport) {
  const bar: ProgressBar = createProgressBar(`epoch ${first.epoch + 1}`, first.imagesPerEpoch);
  const started = performance.now();
  const startFraction = first.fraction;
  return {
    update({ images, loss, fraction }: StepReport) {
      const seconds = (performance.now() - started) / 1000;
      const remaining = fraction > startFraction ? (seconds * (1 - fraction)) / (fraction - startFraction) : NaN;
      const facts = `loss ${loss.toFixed(3)}  ${Math.round(images / seconds)} images/s  ETA ${formatSeconds(remaining)}`;
      bar.update(images, facts);
    },
    stop: () => bar.stop(),
  };
}

function describeEpoch(metrics: EpochMetrics, isBest: boolean): string {
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  return [
    `epoch ${String(metrics.epoch).padStart(3)}`,
    `train loss ${metrics.trainLoss.toFixed(3)} acc ${percent(metrics.trainAccuracy)}`,
    `PublicTest ${percent(metrics.accuracy)} (flip ${percent(metrics.accuracyTta)})`,
    `lr ${metrics.learningRate.toPrecision(3)}`,
    isBest ? '★' : '',
  ].join('  ');
}
