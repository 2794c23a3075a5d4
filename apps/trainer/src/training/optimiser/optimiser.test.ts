import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createAdamW } from './adamw.ts';
import { clipGradients } from './clip-gradients.ts';
import { createSgd } from './sgd.ts';

/** The update rules of the papers, in plain numbers, for a quadratic loss w² / 2 (gradient w). */
function trajectory(step: (w: number, t: number) => number, start: number, steps: number): number {
  let w = start;
  for (let t = 1; t <= steps; t++) w = step(w, t);
  return w;
}

const matrix = () => ({ name: 'm', variable: tf.variable(tf.tensor2d([[2]])) });
const bias = () => ({ name: 'b', variable: tf.variable(tf.tensor1d([2])) });

test('SGD with Nesterov momentum follows its definition, and decays matrices only', () => {
  const parameters = [matrix(), bias()];
  const optimiser = createSgd(parameters, { momentum: 0.9, nesterov: true, weightDecay: 0.1 });
  for (let i = 0; i < 5; i++) {
    optimiser.step({ m: parameters[0].variable, b: parameters[1].variable }, 0.1);
  }
  for (const [index, decay] of [0.1, 0].entries()) {
    let velocity = 0;
    const expected = trajectory(
      (w) => {
        const gradient = w + decay * w;
        velocity = 0.9 * velocity + gradient;
        return w - 0.1 * (gradient + 0.9 * velocity);
      },
      2,
      5,
    );
    expect(parameters[index].variable.dataSync()[0]).toBeCloseTo(expected, 5);
  }
});

test('AdamW follows its definition: the decay stays out of the moments', () => {
  const parameters = [matrix(), bias()];
  const optimiser = createAdamW(parameters, { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.5 });
  for (let i = 0; i < 5; i++) {
    optimiser.step({ m: parameters[0].variable, b: parameters[1].variable }, 0.1);
  }
  for (const [index, decay] of [0.5, 0].entries()) {
    let m = 0;
    let v = 0;
    const expected = trajectory(
      (w, t) => {
        m = 0.9 * m + 0.1 * w;
        v = 0.99 * v + 0.01 * w * w;
        return w * (1 - 0.1 * decay) - (0.1 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.99 ** t)) + 1e-8);
      },
      2,
      5,
    );
    expect(parameters[index].variable.dataSync()[0]).toBeCloseTo(expected, 4);
  }
});

test('clipping keeps the direction and brings the common norm down to the limit', () => {
  const clipped = clipGradients({ a: tf.tensor1d([3]), b: tf.tensor1d([4]) }, 1);
  expect(clipped['a'].dataSync()[0]).toBeCloseTo(0.6, 5);
  expect(clipped['b'].dataSync()[0]).toBeCloseTo(0.8, 5);
  const untouched = clipGradients({ a: tf.tensor1d([0.3]) }, 1);
  expect(untouched['a'].dataSync()[0]).toBeCloseTo(0.3, 6);
});
