import type { LabelledImages } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import { type Command, Option } from 'commander';
import path from 'node:path';
import { describeEpoch } from '../cli/describe-epoch.ts';
import { createEpochMeter } from '../cli/epoch-meter.ts';
import { givenFlags } from '../cli/given-flags.ts';
import { dataOption, engineOption, positive, precisionOption, setOption, skipBadOption } from '../cli/options.ts';
import { createProgressBar } from '../cli/progress-bar.ts';
import { openData } from '../data/open-data.ts';
import { prepareTrainingData } from '../data/prepare-training-data.ts';
import { requireSameSelection } from '../data/require-same-selection.ts';
import type { Engine } from '../engine/engine.ts';
import { explainFailure } from '../engine/explain-failure.ts';
import { startEngine } from '../engine/start-engine.ts';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { overrideExperiment } from '../experiment/override-experiment.ts';
import { writeRunReport } from '../report/write-run-report.ts';
import { chooseEngine, type EngineChoice } from '../run/choose-engine.ts';
import { explainFullDisk } from '../run/explain-full-disk.ts';
import { type RunConfig, RunFolder } from '../run/run-folder.ts';
import { latestCheckpoint, readCheckpoint } from '../training/checkpoint/read-checkpoint.ts';
import { writeCheckpoint } from '../training/checkpoint/write-checkpoint.ts';
import { softTargets } from '../training/distillation/soft-targets.ts';
import { initialise } from '../training/initialise.ts';
import { createLayersModel, createTrainingState, isOver, train } from '../training/train.ts';

interface TrainFlags extends EngineChoice {
  experiment: string;
  data: string;
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
    .option(
      '--minutes <n>',
      'fit the whole schedule into this time, of a resumed run with what it took so far',
      positive,
    )
    .option('--seed <n>', 'seed of weights, order, augmentation and dropout')
    .option('--clean', 'leave flat and contradicting images out of Training')
    .addOption(setOption())
    .option('--runs <folder>', 'where run folders are made', 'runs')
    .addOption(
      new Option(
        '--resume <run>',
        'go on with a run from its last checkpoint, on its engine; with --set, --minutes, --engine, --precision where given',
      ).conflicts(['experiment', 'runs']),
    )
    .addOption(skipBadOption())
    .addHelpText(
      'after',
      '\nExample:\n  npm run trainer -- train --experiment student --data fer2013.tar.gz --minutes 90',
    )
    .action(runTrain);
}

async function runTrain(flags: TrainFlags, command: Command): Promise<void> {
  const overrides = [
    ...flags.set,
    ...(flags.seed ? [`seed=${flags.seed}`] : []),
    ...(flags.clean ? ['data.clean=true'] : []),
  ];
  const opened = flags.resume ? await RunFolder.open(flags.resume) : undefined;
  const experiment = opened
    ? overrideExperiment(opened.config.experiment, overrides)
    : await loadExperiment(flags.experiment, overrides);
  if (opened) requireSameSelection(opened.config.experiment, experiment);
  const before = opened?.config.engine;
  const choice = chooseEngine(givenFlags(flags, command), before);
  const engine = await startEngine(choice.engine, choice.precision);
  console.error(`Engine: ${engine.name} (${engine.description})`);
  if (before && before.description !== engine.description) {
    console.error(`  the run so far: ${before.name} (${before.description})`);
  }
  const minutes = flags.minutes ?? opened?.config.minutes;
  const data = prepareTrainingData(await openData(flags.data, flags.skipBad), experiment, (note) =>
    console.error(note),
  );
  const network = opened ? undefined : createLayersModel(experiment);
  const initialised = network && (await initialise(network, experiment, data.training));
  if (initialised) {
    const { from, used, missing, unexpected } = initialised;
    console.error(`Weights from ${from}: ${used.length} used, ${unexpected.length} left over`);
    if (missing.length > 0) console.error(`  not there, so trained from scratch: ${missing.join(', ')}`);
  }
  const config: RunConfig = {
    startedAt: new Date().toISOString(),
    ...(initialised && { initialised }),
    ...opened?.config,
    data: path.resolve(flags.data),
    engine: { name: engine.name, description: engine.description, precision: choice.precision },
    minutes,
    selection: { name: data.selectionName, count: data.selection.count },
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
    const state = opened ? await readCheckpoint(run.checkpoint, experiment) : createTrainingState(experiment, network);
    console.error(`Run: ${run.path}${opened ? ` (resumed after epoch ${state.epoch})` : ''}`);
    const taught = experiment.distil && (await askTeachers(experiment.distil, data.training, run.path, engine));
    // Only now, when nothing of what was overridden was refused, the run changes.
    if (isOver(state, { experiment, minutes })) console.error('It is finished: only its report is written anew.');
    else await run.writeConfig({ ...config, ...(taught?.teachers && { teachers: taught.teachers }) });
    if (opened) {
      await run.recoverBest();
      await run.truncateMetrics(state.epoch);
    }
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
      onEpoch: async (metrics, current, isBest) => {
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

async function askTeachers(
  { teachers }: NonNullable<Experiment['distil']>,
  images: LabelledImages,
  folder: string,
  { description }: Engine,
) {
  const bar = createProgressBar('teachers', images.count * teachers.length);
  const onProgress = (teacher: string, done: number) => bar.update(done, teacher);
  return softTargets({ teachers, images, folder, engine: description, onProgress }).finally(() => bar.stop());
}
