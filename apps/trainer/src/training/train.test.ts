import * as tf from '@tensorflow/tfjs-core';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { prepareTrainingData } from '../data/prepare-training-data.ts';
import { wasm } from '../engine/wasm/index.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { readCheckpoint } from './checkpoint/read-checkpoint.ts';
import { writeCheckpoint } from './checkpoint/write-checkpoint.ts';
import { createTrainingState, type EpochMetrics, train, type TrainOptions } from './train.ts';

beforeAll(async () => {
  await wasm.start();
});

const data = prepareTrainingData(tinyDataset(), tinyExperiment());

async function metricsOf(options: Partial<TrainOptions> = {}): Promise<EpochMetrics[]> {
  const metrics: EpochMetrics[] = [];
  await train({
    experiment: tinyExperiment(),
    data,
    onEpoch: async (epoch) => void metrics.push(epoch),
    ...options,
  });
  return metrics;
}

test('it learns: the loss falls and the classes are told apart', async () => {
  const metrics = await metricsOf({
    experiment: tinyExperiment({ epochs: 25, augment: [], ema: 0.5, labelSmoothing: 0 }),
  });
  expect(metrics.at(-1)!.trainLoss).toBeLessThan(metrics[0].trainLoss / 2);
  expect(metrics.at(-1)!.accuracy).toBeGreaterThan(0.8);
});

test('the same seed gives the same metrics, another seed others', async () => {
  const first = await metricsOf();
  expect(await metricsOf()).toEqual(first);
  expect(await metricsOf({ experiment: tinyExperiment({ seed: 2 }) })).not.toEqual(first);
});

test('resuming from a checkpoint repeats the uninterrupted run to the last digit', async () => {
  const whole = await metricsOf();
  const folder = await mkdtemp(path.join(tmpdir(), 'checkpoint-'));
  const experiment = tinyExperiment();
  let steps = 0;
  const metrics: EpochMetrics[] = [];
  const killed = train({
    experiment,
    data,
    onStep: () => {
      // The third epoch dies in its middle, as by kill -9: nothing after the last checkpoint remains.
      if (++steps === 10) throw new Error('killed');
    },
    onEpoch: async (epoch, state) => {
      metrics.push(epoch);
      await writeCheckpoint(folder, state);
    },
  });
  await expect(killed).rejects.toThrow('killed');
  expect(metrics).toEqual(whole.slice(0, 2));
  const state = await readCheckpoint(folder, experiment);
  expect(await metricsOf({ experiment, state })).toEqual(whole.slice(2));
  expect(await readFile(path.join(folder, 'latest'), 'utf8')).toBe('epoch-2');
  await rm(folder, { recursive: true });
});

test('a loss that is not finite stops the run and names step and learning rate', async () => {
  const experiment = tinyExperiment({ learningRate: 1e30, clipNorm: 0 });
  await expect(metricsOf({ experiment })).rejects.toThrow(/loss became (NaN|Infinity) at step \d+ .*learning rate/);
});

test('after a checkpoint, a loss that is not finite names it and how to go on', async () => {
  const experiment = tinyExperiment({ schedule: { type: 'exponential', warmupSteps: 0, gamma: 1 } });
  const state = createTrainingState(experiment);
  let caught: unknown;
  await metricsOf({
    experiment,
    state: { ...state, schedule: { ...state.schedule, learningRate: ({ step }) => (step < 4 ? 0.01 : 1e30) } },
    checkpoint: 'runs/x/checkpoint',
  }).catch((error: unknown) => (caught = error));
  expect(caught).toMatchObject({
    message: expect.stringMatching(/step \d+ .*learning rate 1.00e\+30.* checkpoint is runs\/x\/checkpoint\/epoch-1\./),
    hint: expect.stringContaining('--set learningRate='),
  });
});

test('early stopping ends a run whose accuracy has not risen for that many epochs', async () => {
  const metrics = await metricsOf({ experiment: tinyExperiment({ earlyStopping: 2, learningRate: 1e-9, epochs: 20 }) });
  expect(metrics.length).toBeLessThan(8);
  const best = metrics.findIndex(({ accuracy }) => accuracy === Math.max(...metrics.map((epoch) => epoch.accuracy)));
  expect(metrics.length).toBe(best + 1 + 2);
});

test('a run that is over is not trained on: by epochs, by time, by early stopping', async () => {
  const over = (options: Partial<TrainOptions>, facts: object) =>
    metricsOf({ ...options, state: Object.assign(createTrainingState(tinyExperiment()), facts) });
  expect(await over({}, { epoch: 4 })).toEqual([]);
  expect(await over({ minutes: 2 }, { epoch: 1, seconds: 120 })).toEqual([]);
  expect(await over({ experiment: tinyExperiment({ earlyStopping: 2 }) }, { epoch: 3, bestEpoch: 1 })).toEqual([]);
});

test('the schedule reaches its end also where an epoch was stopped early', async () => {
  const fractions: number[] = [];
  const state = createTrainingState(tinyExperiment());
  const onStep = ({ fraction }: { fraction: number }) => void fractions.push(fraction);
  await metricsOf({ state, onStep, shouldStop: () => true });
  await metricsOf({ state, onStep });
  expect(fractions.slice(0, 2)).toEqual([0, 1 / 4]);
  expect(fractions.at(-1)).toBe(15 / 16);
});

test('the mirror image is looked at where an epoch is the best so far', async () => {
  const epochs: { metrics: EpochMetrics; isBest: boolean }[] = [];
  await metricsOf({
    experiment: tinyExperiment({ epochs: 6, learningRate: 1e-9 }),
    onEpoch: async (metrics, _state, isBest) => void epochs.push({ metrics, isBest }),
  });
  expect(epochs[0].metrics.accuracyTta).toEqual(expect.any(Number));
  expect(epochs.some(({ isBest }) => !isBest)).toBe(true);
  for (const { metrics, isBest } of epochs) expect(metrics.accuracyTta !== undefined).toBe(isBest);
});

test('a student learns from its teachers alone', async () => {
  const { training } = data;
  const teacher = Float32Array.from({ length: training.count * 7 }, (_, i) =>
    training.labels[Math.floor(i / 7)] === i % 7 ? 0.94 : 0.01,
  );
  const distil = { teachers: ['x'], weight: 1, temperature: 2 };
  const experiment = tinyExperiment({ epochs: 25, augment: [], ema: 0.5, distil });
  const metrics = await metricsOf({ experiment, teacher });
  expect(metrics.at(-1)!.accuracy).toBeGreaterThan(0.8);
});

test('a request to stop ends the epoch, which is measured', async () => {
  const metrics = await metricsOf({ shouldStop: () => true });
  expect(metrics).toHaveLength(1);
  expect(metrics[0].step).toBe(1);
});

test('100 steps leave no tensor behind', async () => {
  const experiment = tinyExperiment({ epochs: 26, model: { name: 'student', options: { width: 4, dropout: 0.2 } } });
  const state = createTrainingState(experiment);
  let before = 0;
  let after = 0;
  await train({
    experiment,
    data,
    state,
    onEpoch: async ({ epoch, step }) => {
      if (epoch === 1) before = tf.memory().numTensors;
      if (step >= 104) after = tf.memory().numTensors;
    },
  });
  expect(after).toBe(before);
});

test('AdamW trains too', async () => {
  const optimiser = { type: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 } as const;
  const experiment = tinyExperiment({ optimiser, learningRate: 3e-3, epochs: 6, augment: [] });
  const metrics = await metricsOf({ experiment });
  expect(metrics.at(-1)!.trainLoss).toBeLessThan(metrics[0].trainLoss);
});
