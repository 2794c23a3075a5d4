import { createRandom, toModelInput } from '@howifeel/fer-data';
import { createArchitecture, reseedDropout } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { TrainingData } from '../data/prepare-training-data.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { flipAccuracy } from '../evaluation/flip-accuracy.ts';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { TrainerError } from '../trainer-error.ts';
import { epochOrder } from './balance.ts';
import { batches } from './batches.ts';
import { createEma, type Ema } from './ema.ts';
import { layerRates } from './layer-decay.ts';
import { trainableWeights } from './model-weights.ts';
import { createOptimiser } from './optimiser/create-optimiser.ts';
import type { Optimiser } from './optimiser/optimiser.ts';
import { createSchedule, type Schedule } from './schedule/create-schedule.ts';
import { createStepper, disposeBatch } from './train-step.ts';

/** One line of metrics.jsonl. */
export interface EpochMetrics {
  epoch: number;
  step: number;
  learningRate: number;
  trainLoss: number;
  trainAccuracy: number;
  /** Of the averaged weights, on the selection split. */
  accuracy: number;
  /** The same with the mirrored image, which decides nothing: measured where `accuracy` is the best so far only. */
  accuracyTta?: number;
  macroF1: number;
  ece: number;
}

/** Everything a run carries from one epoch to the next; a checkpoint is this, written down. */
export interface TrainingState {
  model: LayersModel;
  optimiser: Optimiser;
  ema: Ema;
  schedule: Schedule;
  /** Epochs finished. */
  epoch: number;
  step: number;
  /** Seconds of training so far, over all resumes. */
  seconds: number;
  /** Highest accuracy so far, and the epoch that reached it first. */
  best: number;
  bestEpoch: number;
}

export interface TrainOptions {
  experiment: Experiment;
  data: TrainingData;
  /** Probabilities of the teachers for distillation, training.count × classes. */
  teacher?: Float32Array;
  /** Folder of the checkpoints, for error messages. */
  checkpoint?: string;
  /** Fits the whole schedule into this time; otherwise the experiment's epochs count. */
  minutes?: number;
  state?: TrainingState;
  onStep?: (report: StepReport) => void;
  /** After each epoch, while the model carries its own weights: the place to write a checkpoint. */
  onEpoch?: (metrics: EpochMetrics, state: TrainingState, isBest: boolean) => Promise<void>;
  /** Asked after each step; the epoch ends there and then the run. */
  shouldStop?: () => boolean;
}

export interface StepReport {
  epoch: number;
  /** Images seen in this epoch and in a whole one. */
  images: number;
  imagesPerEpoch: number;
  loss: number;
  learningRate: number;
  /** Part of the run that is done, 0..1. */
  fraction: number;
}

/** A fresh network, its initial weights from the experiment's seed. */
export function createLayersModel({ model, seed }: Experiment): LayersModel {
  return createArchitecture(model.name, { ...model.options, seed });
}

/** The state before the first epoch. @param model the network to train, in case it does not start from random weights */
export function createTrainingState(experiment: Experiment, model = createLayersModel(experiment)): TrainingState {
  const rate = layerRates(model, experiment.layerDecay);
  const parameters = trainableWeights(model).map((parameter) => ({ ...parameter, scale: rate(parameter.name) }));
  return {
    model,
    optimiser: createOptimiser(parameters, experiment.optimiser),
    ema: createEma(model, experiment.ema),
    schedule: createSchedule(experiment.schedule, experiment.learningRate),
    epoch: 0,
    step: 0,
    seconds: 0,
    best: 0,
    bestEpoch: 0,
  };
}

/**
 * The training loop: shuffle → augment → forward → backward → step → average → evaluate on the selection split, epoch by
 * epoch. Every epoch draws from its own random stream (seed and epoch), so a resumed run repeats an uninterrupted one.
 * The next batch is made while the device works on this one. A run that is over stays as it is.
 *
 * @throws TrainerError when the loss is not finite
 */
export async function train(options: TrainOptions): Promise<TrainingState> {
  const { experiment, data, minutes } = options;
  const { training, selection } = data;
  const state = options.state ?? createTrainingState(experiment);
  const { model, ema, schedule } = state;
  const stepper = createStepper({ ...state, experiment, data, teacher: options.teacher });
  const stepsPerEpoch = Math.max(1, Math.floor(training.count / experiment.batchSize));
  const earlier = state.seconds;
  const started = performance.now();
  const predict = (pixels: tf.Tensor4D) =>
    tf.tidy(() => tf.softmax(model.predictOnBatch(toModelInput(pixels, experiment.input)) as tf.Tensor2D));
  let stopping = false;

  while (!stopping && !isOver(state, options)) {
    const seed = experiment.seed * 100_003 + state.epoch;
    const random = createRandom(seed);
    reseedDropout(model, seed);
    const totals = { loss: 0, correct: 0, images: 0 };
    let learningRate = 0;
    const order = epochOrder(training, experiment.balance, random);
    const source = batches(training, order, experiment.batchSize, true);
    const nextBatch = () => {
      const { value } = source.next();
      return value && stepper.prepare(value, random);
    };
    const firstStep = state.step;
    let upcoming = nextBatch();
    while (upcoming && !stopping) {
      const batch = upcoming;
      state.seconds = earlier + (performance.now() - started) / 1000;
      const epoch = state.epoch + totals.images / training.count;
      // An epoch that was stopped early counts as whole, so that the schedule reaches its end.
      const steps = state.epoch * stepsPerEpoch + state.step - firstStep;
      const fraction = minutes ? state.seconds / (minutes * 60) : steps / (experiment.epochs * stepsPerEpoch);
      learningRate = schedule.learningRate({ step: state.step, epoch, fraction });
      const { loss, correct } = await stepper.step(batch, state.epoch, learningRate, () => (upcoming = nextBatch()));
      if (!Number.isFinite(loss)) throw notFinite(loss, state, learningRate, options.checkpoint);
      state.step++;
      totals.loss += loss * batch.labels.length;
      totals.correct += correct;
      totals.images += batch.labels.length;
      const { images } = totals;
      options.onStep?.({ epoch: state.epoch, images, imagesPerEpoch: training.count, loss, learningRate, fraction });
      stopping = options.shouldStop?.() || isOver(state, options);
    }
    if (upcoming) disposeBatch(upcoming);
    state.epoch++;
    const { isBest, ...measured } = await ema.during(async () => {
      const { accuracy, macroF1, ece, probabilities } = await evaluate(predict, selection, { tta: false });
      // The first epoch is the best so far, even where it gets nothing right.
      const isBest = state.bestEpoch === 0 || accuracy > state.best;
      const accuracyTta = isBest ? await flipAccuracy(predict, selection, probabilities) : undefined;
      return { isBest, accuracy, accuracyTta, macroF1, ece };
    });
    schedule.onEpochEnd(measured.accuracy);
    if (isBest) state.bestEpoch = state.epoch;
    state.best = Math.max(state.best, measured.accuracy);
    state.seconds = earlier + (performance.now() - started) / 1000;
    const metrics: EpochMetrics = {
      epoch: state.epoch,
      step: state.step,
      learningRate,
      trainLoss: totals.loss / totals.images,
      trainAccuracy: totals.correct / totals.images,
      ...measured,
    };
    await options.onEpoch?.(metrics, state, isBest);
  }
  return state;
}

/** Is the whole run done: its time or its epochs, or has it not become better for long enough? */
export function isOver(
  { epoch, seconds, bestEpoch }: TrainingState,
  { experiment, minutes }: Pick<TrainOptions, 'experiment' | 'minutes'>,
): boolean {
  const { epochs, earlyStopping } = experiment;
  if (minutes ? seconds >= minutes * 60 : epoch >= epochs) return true;
  return earlyStopping > 0 && epoch - bestEpoch >= earlyStopping;
}

function notFinite(loss: number, { step, epoch }: TrainingState, learningRate: number, checkpoint?: string) {
  const saved = checkpoint && epoch > 0 ? `${checkpoint}/epoch-${epoch}` : undefined;
  return new TrainerError(
    `The loss became ${loss} at step ${step} (epoch ${epoch + 1}, learning rate ${learningRate.toPrecision(3)}). ` +
      (saved ? `The last good checkpoint is ${saved}.` : 'There is no checkpoint yet.'),
    saved
      ? `Go on from it with a lower rate: --resume <run> --set learningRate=${Number((learningRate / 10).toPrecision(1))}, or set clipNorm.`
      : 'Start again with a lower learningRate, a longer schedule.warmupSteps, or clipNorm.',
  );
}
