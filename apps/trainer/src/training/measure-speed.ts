import { createRandom, EMOTION_COUNT, IMAGE_SIZE, type LabelledImages } from '@howifeel/fer-data';
import { loadExperiment } from '../experiment/load-experiment.ts';
import { batches, sequential } from './batches.ts';
import { createStepper } from './train-step.ts';
import { createTrainingState } from './train.ts';

export interface SpeedOptions {
  /** `--set` overrides of the experiment. */
  overrides?: readonly string[];
  /** Steps that are timed, after two that warm the engine up. */
  steps: number;
}

export interface TrainingSpeed {
  /** The network's architecture and options, and the batch, to build the same one elsewhere. */
  architecture: string;
  options: Record<string, unknown>;
  batchSize: number;
  /** Of the median step: forward, backward, optimiser, average. */
  imagesPerSecond: number;
  /** The same with its augmentation. */
  imagesPerSecondAugmented: number;
}

/**
 * Times training steps of an experiment on random pixels, on the engine that is started.
 *
 * @throws TrainerError when there is no such experiment
 */
export async function measureSpeed(name: string, { overrides = [], steps }: SpeedOptions): Promise<TrainingSpeed> {
  const experiment = await loadExperiment(name, [...overrides, 'freeze=[]', 'distil=null', 'init=null']);
  const { batchSize, model, input } = experiment;
  const training = randomImages(batchSize);
  const state = createTrainingState(experiment);
  const data = { training, selection: training, selectionName: 'random' };
  const stepper = createStepper({ ...state, experiment, data });
  const random = createRandom(1);
  const stepTimes: number[] = [];
  const wholeTimes: number[] = [];
  for (let i = 0; i < steps + 2; i++) {
    const [batch] = batches(training, sequential(batchSize), batchSize);
    const start = performance.now();
    const prepared = stepper.prepare(batch, random);
    await prepared.input.data();
    const middle = performance.now();
    await stepper.step(prepared, 0, 1e-4, () => undefined);
    const end = performance.now();
    if (i < 2) continue;
    stepTimes.push(end - middle);
    wholeTimes.push(end - start);
  }
  state.optimiser.dispose();
  state.ema.dispose();
  state.model.dispose();
  const rate = (times: number[]) => (batchSize * 1000) / median(times);
  return {
    architecture: model.name,
    options: { inputSize: input.size, channels: input.channels, classes: EMOTION_COUNT, ...model.options },
    batchSize,
    imagesPerSecond: rate(stepTimes),
    imagesPerSecondAugmented: rate(wholeTimes),
  };
}

function randomImages(count: number): LabelledImages {
  const size = IMAGE_SIZE;
  const random = createRandom(1);
  const images = Uint8Array.from({ length: count * size * size }, () => random.between(0, 256));
  const labels = Uint8Array.from({ length: count }, (_, i) => i % EMOTION_COUNT);
  return { images, labels, names: Array.from(labels, (_, i) => String(i)), count, size };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
