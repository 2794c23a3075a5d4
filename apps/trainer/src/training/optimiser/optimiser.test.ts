import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createAdamW } from './adamw.ts';
import { clipGradients } from './clip-gradients.ts';
import type { Parameter } from './optimiser.ts';
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

test.each([
  ['SGD', (p: Parameter[]) => createSgd(p, { momentum: 0.9, nesterov: true, weightDecay: 0.1 })],
  ['AdamW', (p: Parameter[]) => createAdamW(p, { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1 })],
])('%s leaves a parameter without gradient alone, then steps it as if it began there', (_, create) => {
  const [late, first] = [matrix(), matrix()];
  const optimiser = create([
    { ...late, name: 'late' },
    { ...first, name: 'first' },
  ]);
  for (let i = 0; i < 3; i++) optimiser.step({ first: first.variable }, 0.1);
  expect(late.variable.dataSync()[0]).toBe(2);
  const reference = matrix();
  create([reference]).step({ m: reference.variable }, 0.1);
  optimiser.step({ late: late.variable, first: first.variable }, 0.1);
  expect(late.variable.dataSync()[0]).toBeCloseTo(reference.variable.dataSync()[0], 6);
});

test.each([
  ['SGD', (p: Parameter[]) => createSgd(p, { momentum: 0.9, nesterov: true, weightDecay: 0.1 })],
  ['AdamW', (p: Parameter[]) => createAdamW(p, { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1 })],
])('%s moves vectors, which it takes end to end, as it moves each alone', (_, create) => {
  const vectors = () =>
    [[1, 2], [3], [-1, 0, 4]].map((values, i) => ({
      name: `v${i}`,
      variable: tf.variable(tf.tensor1d(values)),
      scale: i === 1 ? 0.5 : 1,
    }));
  const gradientsOf = (parameters: Parameter[]) =>
    Object.fromEntries(parameters.map(({ name, variable }) => [name, tf.mul(variable, 0.3)]));
  const [together, apart] = [vectors(), vectors()];
  const whole = create(together);
  const single = apart.map((parameter) => create([parameter]));
  for (let i = 0; i < 3; i++) {
    // The last one is frozen at first, so it counts its own steps.
    const learning = i === 0 ? 2 : 3;
    whole.step(gradientsOf(together.slice(0, learning)), 0.1);
    for (const [j, optimiser] of single.slice(0, learning).entries()) optimiser.step(gradientsOf([apart[j]]), 0.1);
  }
  for (const [i, { variable }] of together.entries()) {
    const expected = apart[i].variable.dataSync();
    for (const [j, value] of variable.dataSync().entries()) expect(value).toBeCloseTo(expected[j], 6);
  }
});

test('a scale of a tenth moves as a tenth of the learning rate', () => {
  const [scaled, plain] = [matrix(), matrix()];
  createSgd([{ ...scaled, scale: 0.1 }], { momentum: 0, nesterov: false, weightDecay: 0 }).step(
    { m: scaled.variable },
    0.5,
  );
  createSgd([plain], { momentum: 0, nesterov: false, weightDecay: 0 }).step({ m: plain.variable }, 0.05);
  expect(scaled.variable.dataSync()).toEqual(plain.variable.dataSync());
});

test('AdamW takes up the single step count of an older checkpoint', () => {
  const parameters = [matrix(), bias()];
  const options = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 };
  const optimiser = createAdamW(parameters, options);
  optimiser.restore([{ name: 'steps', tensor: tf.scalar(5, 'int32') }]);
  optimiser.step({ m: parameters[0].variable, b: parameters[1].variable }, 0.1);
  const steps = optimiser.state().find(({ name }) => name === 'steps')!.tensor;
  expect([...steps.dataSync()]).toEqual([6, 6]);
});

test('clipping keeps the direction and brings the common norm down to the limit', () => {
  const clipped = clipGradients({ a: tf.tensor1d([3]), b: tf.tensor1d([4]) }, 1);
  expect(clipped['a'].dataSync()[0]).toBeCloseTo(0.6, 5);
  expect(clipped['b'].dataSync()[0]).toBeCloseTo(0.8, 5);
  const untouched = clipGradients({ a: tf.tensor1d([0.3]) }, 1);
  expect(untouched['a'].dataSync()[0]).toBeCloseTo(0.3, 6);
});
