import * as tf from '@tensorflow/tfjs-core';
import type { Command } from 'commander';
import path from 'node:path';
import { createEpochMeter } from '../cli/epoch-meter.ts';
import { dataOption, engineOption, positive, precisionOption } from '../cli/options.ts';
import { createProgressBar } from '../cli/progress-bar.ts';
import { openData } from '../data/open-data.ts';
import { prepareTrainingData } from '../data/prepare-training-data.ts';
import type { Engine, EngineName, Precision } from '../engine/engine.ts';
import { explainFailure } from '../engine/explain-failure.ts';
import { startEngine } from '../engine/start-engine.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { overrideExperiment } from '../experiment/override-experiment.ts';
import { percent } from '../report/percent.ts';
import { writeRunReport } from '../report/write-run-report.ts';
import { explainFullDisk } from '../run/explain-full-disk.ts';
import { type RunConfig, RunFolder } from '../run/run-folder.ts';
import { latestCheckpoint, readCheckpoint } from '../training/checkpoint/read-checkpoint.ts';
import { writeCheckpoint } from '../training/checkpoint/write-checkpoint.ts';
import { softTargets } from '../training/distillation/soft-targets.ts';
import { initialise } from '../training/initialise.ts';
import { createNetwork, createTrainingState, type EpochMetrics, train } from '../training/train.ts';

interface TrainFlags {
  experiment: string;
  data: string;
  engine: EngineName | 'auto';
  precision: Precision;
  minutes?: number;
  seed?: string;
  clean?: boolean;
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
    .option('--experiment <name>', 'which experiment (see `trainer experiments`), or the path of a .ts file', 'student')
    .addOption(dataOption())
    .addOption(engineOption())
    .addOption(precisionOption())
    .option('--minutes <n>', 'fit the whole schedule into this time', positive)
    .option('--seed <n>', 'seed of weights, order, augmentation and dropout')
    .option('--clean', 'leave flat and contradicting images out of Training')
    .option('--set <path=value>', 'override one field; repeatable', (value, all: string[]) => [...all, value], [])
    .option('--runs <folder>', 'where run folders are made', 'runs')
    .option('--resume <run>', 'go on with a run from its last checkpoint, with --set where given')
    .option('--skip-bad', 'leave broken images out instead of stopping')
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- train --experiment student --data fer2013.tar.gz --minutes 90',
    )
    .action(runTrain);
}

async function runTrain(flags: TrainFlags): Promise<void> {
  const overrides = [
    ...flags.set,
    ...(flags.seed ? [`seed=${flags.seed}`] : []),
    ...(flags.clean ? ['data.clean=true'] : []),
  ];
  const opened = flags.resume ? await RunFolder.open(flags.resume) : undefined;
  const experiment = opened
    ? overrideExperiment(opened.config.experiment, overrides)
    : await loadExperiment(flags.experiment, overrides);
  const engine = await startEngine(flags.engine, flags.precision);
  console.error(`Engine: ${engine.name} (${engine.description})`);
  const minutes = opened?.config.minutes ?? flags.minutes;
  const data = prepareTrainingData(await openData(flags.data, flags.skipBad), experiment, (note) =>
    console.error(note),
  );
  const network = opened ? undefined : createNetwork(experiment);
  const initialised = network && (await initialise(network, experiment, data.training));
  if (initialised) {
    const { from, used, missing, unexpected } = initialised;
    console.error(`Weights from ${from}: ${used.length} used, ${unexpected.length} left over`);
    if (missing.length > 0) console.error(`  not there, so trained from scratch: ${missing.join(', ')}`);
  }
  const config: RunConfig = {
    data: path.basename(flags.data),
    engine: { name: engine.name, description: engine.description },
    minutes,
    startedAt: new Date().toISOString(),
    selection: { name: data.selectionName, count: data.selection.count },
    ...(initialised && { initialised }),
    ...opened?.config,
    experiment,
  };
  const run = opened?.run ?? (await RunFolder.create(path.resolve(flags.runs), config));
  const unlock = await run.lock();
  let stop = false;
  const onInterrupt = () => {
    if (stop) process.exit(130);
    stop = true;
    console.error('\nStopping: this epoch ends here, is measured and written. Ctrl-C again leaves at once.');
  };
  process.on('SIGINT', onInterrupt);
  const meter = createEpochMeter();
  try {
    if (opened && overrides.length > 0) await run.writeConfig(config);
    const state = opened ? await readCheckpoint(run.checkpoint, experiment) : createTrainingState(experiment, network);
    if (opened) await run.truncateMetrics(state.epoch);
    console.error(`Run: ${run.path}${opened ? ` (resumed after epoch ${state.epoch})` : ''}`);
    const taught = experiment.distil && (await askTeachers(experiment.distil.teachers, data.training, run.path));
    if (taught?.teachers) await run.writeConfig({ ...config, teachers: taught.teachers });
    await train({
      experiment,
      data,
      minutes,
      state,
      teacher: taught?.probabilities,
      checkpoint: run.checkpoint,
      onStep: (report) => {
        throwFailure(engine);
        meter.update(report);
      },
      onEpoch: async (metrics, _evaluation, current, isBest) => {
        throwFailure(engine);
        meter.stop();
        console.log(describeEpoch(metrics, data.selectionName, isBest));
        // The checkpoint comes last: what is written before it is repeated when it is missing.
        await run.appendMetrics(metrics);
        if (isBest) await run.writeBest(current, metrics);
        await writeCheckpoint(run.checkpoint, current);
      },
      shouldStop: () => stop,
    });
  } catch (cause) {
    throw explainFullDisk(explainFailure(cause, engine, latestCheckpoint(run.checkpoint)), 'The run', run.path);
  } finally {
    meter.stop();
    process.off('SIGINT', onInterrupt);
    await unlock();
  }
  const report = await writeRunReport(run.path, data);
  console.error(`Report: ${report}`);
  console.error(`Done. ${tf.memory().numTensors} tensors alive. Best weights: ${path.join(run.path, 'best')}`);
}

/** Before anything of a step or an epoch is written: the device may have failed without a word. */
function throwFailure({ failure }: Engine): void {
  const message = failure?.();
  if (message) throw new Error(message);
}

async function askTeachers(teachers: string[], images: Parameters<typeof softTargets>[0]['images'], folder: string) {
  const bar = createProgressBar('teachers', images.count * teachers.length);
  const onProgress = (teacher: string, done: number) => bar.update(done, teacher);
  return softTargets({ teachers, images, folder, onProgress }).finally(() => bar.stop());
}

function describeEpoch(metrics: EpochMetrics, selection: string, isBest: boolean): string {
  return [
    `epoch ${String(metrics.epoch).padStart(3)}`,
    `train loss ${metrics.trainLoss.toFixed(3)} acc ${percent(metrics.trainAccuracy)}`,
    `${selection} ${percent(metrics.accuracy)} (flip ${percent(metrics.accuracyTta)})`,
    `lr ${metrics.learningRate.toPrecision(3)}`,
    isBest ? '★' : '',
  ].join('  ');
}
