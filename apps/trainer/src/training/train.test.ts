import * as tf from '@tensorflow/tfjs-core';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { wasm } from '../engine/wasm/index.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { readCheckpoint } from './checkpoint/read-checkpoint.ts';
import { writeCheckpoint } from './checkpoint/write-checkpoint.ts';
import { createTrainingState, type EpochMetrics, train, type TrainOptions } from './train.ts';

beforeAll(async () => {
  await wasm.start();
});

const data = tinyDataset();

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
    onEpoch: async (epoch, _evaluation, state) => {
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
