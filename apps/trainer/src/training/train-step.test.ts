import { createRandom } from '@howifeel/fer-data';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { prepareTrainingData } from '../data/prepare-training-data.ts';
import { wasm } from '../engine/wasm/index.ts';
import type { Experiment } from '../experiment/experiment-schema.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { batches, sequential } from './batches.ts';
import { modelWeights } from './model-weights.ts';
import { createStepper } from './train-step.ts';
import { createTrainingState } from './train.ts';

beforeAll(async () => {
  await wasm.start();
});

const data = prepareTrainingData(tinyDataset(), tinyExperiment());
const teacher = Float32Array.from({ length: 56 * 7 }, (_, i) =>
  data.training.labels[Math.floor(i / 7)] === i % 7 ? 0.4 : 0.1,
);

/** Without dropout and batch norm, whose batch is the part. */
const vit = { name: 'vit', options: { patchSize: 16, depth: 1 } };

/** Weights by name after one step on ten images. */
async function stepped(overrides: Partial<Experiment>, epoch = 0) {
  const model = { name: 'student', options: { width: 4 } };
  const experiment = tinyExperiment({ augment: [], model, ...overrides });
  const state = createTrainingState(experiment);
  const before = await snapshot(state.model);
  const stepper = createStepper({ ...state, experiment, data, teacher: experiment.distil ? teacher : undefined });
  const [batch] = batches(data.training, sequential(10), 10);
  const result = await stepper.step(stepper.prepare(batch, createRandom(1)), epoch, 0.1, () => undefined);
  return { result, before, after: await snapshot(state.model) };
}

async function snapshot(model: Parameters<typeof modelWeights>[0]) {
  const weights = modelWeights(model).map(async ({ name, variable }) => [name, [...(await variable.data())]] as const);
  return Object.fromEntries(await Promise.all(weights));
}

test.each([
  ['labels alone', {}],
  [
    'class weights, focal loss and teachers',
    {
      balance: 'weights',
      loss: { type: 'focal', gamma: 2 },
      distil: { teachers: ['x'], weight: 0.5, temperature: 2 },
    },
  ],
] as [string, Partial<Experiment>][])('a batch in three parts steps as in one: %s', async (_, overrides) => {
  const whole = await stepped({ ...overrides, model: vit });
  const parts = await stepped({ ...overrides, model: vit, accumulate: 3 });
  expect(parts.result.loss).toBeCloseTo(whole.result.loss, 5);
  expect(parts.result.correct).toBe(whole.result.correct);
  for (const [name, values] of Object.entries(whole.after)) {
    expect(values).not.toEqual(whole.before[name]);
    for (const [i, value] of values.entries()) expect(parts.after[name][i]).toBeCloseTo(value, 5);
  }
});

test('frozen layers stay put until their epoch, the others learn', async () => {
  const freeze = [{ layers: [''], except: ['logits'], epochs: 1 }];
  const first = await stepped({ freeze });
  expect(first.after['stem/conv/kernel']).toEqual(first.before['stem/conv/kernel']);
  expect(first.after['logits/kernel']).not.toEqual(first.before['logits/kernel']);
  const second = await stepped({ freeze }, 1);
  expect(second.after['stem/conv/kernel']).not.toEqual(second.before['stem/conv/kernel']);
  const all = [{ layers: [''], except: [] }];
  await expect(stepped({ freeze: all })).rejects.toThrow("'freeze' holds every layer of student");
});

test('layer decay slows the lower blocks down', async () => {
  const moved = ({ before, after }: Awaited<ReturnType<typeof stepped>>, name: string) =>
    Math.hypot(...after[name].map((value, i) => value - before[name][i]));
  const even = await stepped({});
  const decayed = await stepped({ layerDecay: 0.5 });
  const ratio = (name: string) => moved(decayed, name) / moved(even, name);
  expect(ratio('logits/kernel')).toBeCloseTo(1, 4);
  expect(ratio('stage3/block3/conv/kernel')).toBeCloseTo(0.5, 3);
  expect(ratio('stem/conv/kernel')).toBeCloseTo(0.5 ** 9, 3);
});

test('100 steps with everything switched on keep the number of tensors', async () => {
  const experiment = tinyExperiment({
    accumulate: 2,
    balance: 'weights',
    loss: { type: 'focal', gamma: 1 },
    distil: { teachers: ['x'], weight: 0.5, temperature: 2 },
    augment: [...tinyExperiment().augment, { type: 'mixup', p: 0.5, alpha: 0.2 }, { type: 'cutmix', p: 0.5, alpha: 1 }],
    freeze: [{ layers: ['stem'], except: [], epochs: 1 }],
  });
  const state = createTrainingState(experiment);
  const stepper = createStepper({ ...state, experiment, data, teacher });
  const random = createRandom(1);
  const step = async (i: number) => {
    const [batch] = batches(data.training, sequential(6), 6);
    await stepper.step(stepper.prepare(batch, random), i % 2, 0.01, () => undefined);
  };
  await step(0);
  const before = tf.memory().numTensors;
  for (let i = 0; i < 100; i++) await step(i);
  expect(tf.memory().numTensors).toBe(before);
});
