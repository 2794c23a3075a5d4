import type { FerDataset, Random } from '@howifeel/fer-data';
import { createAugmentation, createRandom, toModelInput } from '@howifeel/fer-data';
import { createArchitecture, reseedDropout } from '@howifeel/fer-models';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { evaluate, type Evaluation } from '../evaluation/evaluate.ts';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { batches, shuffled } from './batches.ts';
import { createEma, type Ema } from './ema.ts';
import { smoothTargets, softCrossEntropy } from './loss.ts';
import { trainableWeights } from './model-weights.ts';
import { clipGradients } from './optimiser/clip-gradients.ts';
import { createOptimiser } from './optimiser/create-optimiser.ts';
import type { Optimiser } from './optimiser/optimiser.ts';
import { createSchedule, type Schedule } from './schedule/create-schedule.ts';
import { TrainingError } from './training-error.ts';

/** One line of metrics.jsonl. */
export interface EpochMetrics {
  epoch: number;
  step: number;
  learningRate: number;
  trainLoss: number;
  trainAccuracy: number;
  /** Of the averaged weights, on PublicTest, without and with the mirrored image. */
  accuracy: number;
  accuracyTta: number;
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
  best: number;
}

export interface TrainOptions {
  experiment: Experiment;
  data: FerDataset;
  /** Fits the whole schedule into this time; otherwise the experiment's epochs count. */
  minutes?: number;
  state?: TrainingState;
  onStep?: (report: StepReport) => void;
  /** After each epoch, while the model carries its own weights: the place to write a checkpoint. */
  onEpoch?: (metrics: EpochMetrics, evaluation: Evaluation, state: TrainingState, isBest: boolean) => Promise<void>;
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

/** The state before the first epoch: fresh weights from the experiment's seed. */
export function createTrainingState(experiment: Experiment): TrainingState {
  const model = createArchitecture(experiment.model.name, { ...experiment.model.options, seed: experiment.seed });
  return {
    model,
    optimiser: createOptimiser(trainableWeights(model), experiment.optimiser),
    ema: createEma(model, experiment.ema),
    schedule: createSchedule(experiment.schedule, experiment.learningRate),
    epoch: 0,
    step: 0,
    seconds: 0,
    best: 0,
  };
}

/**
 * The training loop: shuffle → augment → forward → backward → step → average → evaluate on PublicTest, epoch by epoch.
 * Every epoch draws from its own random stream (seed and epoch), so a resumed run repeats an uninterrupted one.
 *
 * @throws TrainingError when the loss is not finite
 */
export async function train(options: TrainOptions): Promise<TrainingState> {
  const { experiment, data, minutes } = options;
  const training = data.splits.Training;
  const selection = data.splits.PublicTest;
  if (!training || !selection) {
    throw new TrainingError(
      `Training needs the splits Training and PublicTest; the data has ${Object.keys(data.splits).join(', ')}.`,
      'Point --data at the FER-2013 archive, folder or fer2013.csv with both splits.',
    );
  }
  const state = options.state ?? createTrainingState(experiment);
  const { model, ema, schedule } = state;
  const augment = createAugmentation(experiment.augment);
  const stepsPerEpoch = Math.max(1, Math.floor(training.count / experiment.batchSize));
  const earlier = state.seconds;
  const started = performance.now();
  const predict = (pixels: tf.Tensor4D) =>
    tf.tidy(() => tf.softmax(model.predict(toModelInput(pixels, experiment.input)) as tf.Tensor2D));
  let stopping = false;

  while (!stopping) {
    const seed = experiment.seed * 100_003 + state.epoch;
    const random = createRandom(seed);
    reseedDropout(model, seed);
    const totals = { loss: 0, correct: 0, images: 0 };
    let learningRate = 0;
    const order = shuffled(training.count, () => random.next());
    for (const { pixels, labels } of batches(training, order, experiment.batchSize, true)) {
      state.seconds = earlier + (performance.now() - started) / 1000;
      const epoch = state.epoch + totals.images / training.count;
      const fraction = minutes ? state.seconds / (minutes * 60) : state.step / (experiment.epochs * stepsPerEpoch);
      learningRate = schedule.learningRate({ step: state.step, epoch, fraction });
      const result = await trainStep(state, experiment, augment, random, pixels, labels, learningRate);
      if (!Number.isFinite(result.loss)) {
        throw new TrainingError(
          `The loss became ${result.loss} at step ${state.step} (epoch ${state.epoch + 1}, learning rate ${learningRate.toPrecision(3)}).`,
          'Lower learningRate, lengthen schedule.warmupSteps or set clipNorm, then --resume from the last checkpoint.',
        );
      }
      state.step++;
      totals.loss += result.loss * labels.length;
      totals.correct += result.correct;
      totals.images += labels.length;
      options.onStep?.({
        epoch: state.epoch,
        images: totals.images,
        imagesPerEpoch: training.count,
        loss: result.loss,
        learningRate,
        fraction,
      });
      if (options.shouldStop?.() || (minutes && fraction >= 1)) {
        stopping = true;
        break;
      }
    }
    state.epoch++;
    const evaluation = await ema.during(() => evaluate(predict, selection));
    schedule.onEpochEnd(evaluation.accuracy);
    const isBest = evaluation.accuracy > state.best;
    state.best = Math.max(state.best, evaluation.accuracy);
    state.seconds = earlier + (performance.now() - started) / 1000;
    const metrics: EpochMetrics = {
      epoch: state.epoch,
      step: state.step,
      learningRate,
      trainLoss: totals.loss / totals.images,
      trainAccuracy: totals.correct / totals.images,
      accuracy: evaluation.accuracy,
      accuracyTta: evaluation.accuracyTta,
      macroF1: evaluation.macroF1,
      ece: evaluation.ece,
    };
    await options.onEpoch?.(metrics, evaluation, state, isBest);
    if (!minutes && state.epoch >= experiment.epochs) stopping = true;
  }
  return state;
}

/** One optimiser step. Takes `pixels` over. */
async function trainStep(
  { model, optimiser, ema }: TrainingState,
  experiment: Experiment,
  augment: ReturnType<typeof createAugmentation>,
  random: Random,
  pixels: tf.Tensor4D,
  labels: Uint8Array,
  learningRate: number,
): Promise<{ loss: number; correct: number }> {
  const parameters = trainableWeights(model);
  const [input, targets] = tf.tidy(() => [
    toModelInput(tf.mul(augment(pixels, random), 255) as tf.Tensor4D, experiment.input),
    smoothTargets(labels, model.outputShape[1] as number, experiment.labelSmoothing),
  ]) as [tf.Tensor4D, tf.Tensor2D];
  pixels.dispose();
  let logits: tf.Tensor2D | undefined;
  const { value, grads } = tf.variableGrads(
    () => {
      logits = tf.keep(model.apply(input, { training: true }) as tf.Tensor2D);
      return softCrossEntropy(targets, logits);
    },
    parameters.map(({ variable }) => variable),
  );
  const byName = Object.fromEntries(parameters.map(({ name, variable }) => [name, grads[variable.name]]));
  const clipped = experiment.clipNorm > 0 ? clipGradients(byName, experiment.clipNorm) : byName;
  const loss = (await value.data())[0];
  if (Number.isFinite(loss)) {
    optimiser.step(clipped, learningRate);
    ema.update();
  }
  const predicted = tf.tidy(() => tf.argMax(logits!, 1));
  const classes = await predicted.data();
  const correct = labels.reduce((count, label, i) => count + (label === classes[i] ? 1 : 0), 0);
  tf.dispose([value, grads, clipped, input, targets, logits!, predicted]);
  return { loss, correct };
}
