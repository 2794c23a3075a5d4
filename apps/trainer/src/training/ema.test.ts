import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { expect, test } from 'vitest';
import { createEma } from './ema.ts';
import { modelWeights } from './model-weights.ts';

/** A network of one weight, which is `value`. */
function oneWeight() {
  const model = sequential({ layers: [layers.dense({ units: 1, useBias: false, inputShape: [1] })] });
  const [{ variable }] = modelWeights(model);
  const set = (value: number) => variable.assign(tf.tensor2d([[value]]));
  const value = () => variable.dataSync()[0];
  set(0);
  return { model, set, value };
}

/** What the definition gives for these weights, one a step. */
function averageOf(weights: readonly number[], decay: number): number {
  return weights.reduce((average, weight, i) => {
    const d = Math.min(decay, (2 + i) / (11 + i));
    return average * d + weight * (1 - d);
  }, 0);
}

test('is the average by its definition whenever it is read, and gives the weights back', async () => {
  for (const steps of [1, 3, 4, 6, 9]) {
    const { model, set, value } = oneWeight();
    const ema = createEma(model, 0.5);
    set(2);
    for (let step = 0; step < steps; step++) ema.update();
    expect(ema.updates).toBe(steps);
    expect(await ema.during(async () => value())).toBeCloseTo(averageOf(Array(steps).fill(2), 0.5), 6);
    expect(value()).toBe(2);
    expect(ema.state()[0].tensor.dataSync()[0]).toBeCloseTo(averageOf(Array(steps).fill(2), 0.5), 6);
    ema.dispose();
  }
});

test('follows weights that move, as near as one step in four is', async () => {
  const { model, set, value } = oneWeight();
  const ema = createEma(model, 0.99);
  const path = Array.from({ length: 400 }, (_, i) => 1 - Math.exp(-i / 80));
  for (const weight of path) {
    set(weight);
    ema.update();
  }
  expect(await ema.during(async () => value())).toBeCloseTo(averageOf(path, 0.99), 2);
});

test('goes on from what was saved; without decay it is the network itself', async () => {
  const { model, set, value } = oneWeight();
  const ema = createEma(model, 0.5);
  ema.restore([{ name: ema.state()[0].name, tensor: tf.tensor2d([[4]]) }], 100);
  set(0);
  ema.update();
  expect(ema.updates).toBe(101);
  expect(await ema.during(async () => value())).toBe(2);

  const none = createEma(model, 0);
  set(7);
  none.update();
  expect(await none.during(async () => value())).toBe(7);
});
