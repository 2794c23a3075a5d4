import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import '../engine/register-gradients.ts';
import { createLoss, smoothTargets, weighTargets } from './loss.ts';

beforeAll(() => tf.setBackend('cpu'));

const LOGITS = [
  [2, 0.5, -1],
  [0.1, 0.2, 0.3],
];
const LABELS = Uint8Array.from([0, 2]);
const logits = () => tf.tensor2d(LOGITS);
const softmax = (row: number[]) => {
  const exps = row.map(Math.exp);
  const sum = exps.reduce((a, b) => a + b);
  return exps.map((value) => value / sum);
};
const P = LOGITS.map(softmax);
const crossEntropy = { loss: { type: 'crossEntropy' }, distil: null } as const;
const hard = (smoothing = 0, weights?: Float32Array) => ({
  labels: weighTargets(smoothTargets(LABELS, 3, smoothing), weights),
  batchSize: 2,
});
const value = (loss: tf.Scalar) => loss.dataSync()[0];

test('cross-entropy is the mean of −log p of the label', () => {
  const expected = -(Math.log(P[0][0]) + Math.log(P[1][2])) / 2;
  expect(value(createLoss(crossEntropy)(logits(), hard()))).toBeCloseTo(expected, 5);
});

test('class weights make the weighted mean of torch', () => {
  const expected = -(3 * Math.log(P[0][0]) + 1 * Math.log(P[1][2])) / 4;
  expect(value(createLoss(crossEntropy)(logits(), hard(0, Float32Array.of(3, 1, 1))))).toBeCloseTo(expected, 5);
});

test('focal loss weighs by (1 − p)^γ, and its gradient is that of finite differences', () => {
  const loss = createLoss({ loss: { type: 'focal', gamma: 2 }, distil: null });
  const expected = -((1 - P[0][0]) ** 2 * Math.log(P[0][0]) + (1 - P[1][2]) ** 2 * Math.log(P[1][2])) / 2;
  expect(value(loss(logits(), hard()))).toBeCloseTo(expected, 5);
  expectGradient((x) => loss(x, hard(0.1)));
});

test('focal loss with γ below 1 has a finite gradient where the network is sure', () => {
  const loss = createLoss({ loss: { type: 'focal', gamma: 0.5 }, distil: null });
  const sure = tf.tensor2d([30, 0, 0, 0, 30, 0], [2, 3]);
  const gradient = tf
    .grad((x) => loss(x as tf.Tensor2D, hard(0.1)))(sure)
    .dataSync();
  expect([...gradient].every(Number.isFinite), String(gradient)).toBe(true);
  expectGradient((x) => loss(x, hard(0.1)));
});

test('distillation mixes the labels with the softened teacher, times T²', () => {
  const teacher = [
    [0.7, 0.2, 0.1],
    [0.2, 0.3, 0.5],
  ];
  const [weight, temperature] = [0.6, 2];
  const loss = createLoss({ ...crossEntropy, distil: { teachers: ['x'], weight, temperature } });
  const targets = { ...hard(), teacher: tf.tensor2d(teacher) };
  const soft = teacher.map((row, i) => {
    const wanted = softmax(row.map((p) => Math.log(p) / temperature));
    const own = softmax(LOGITS[i].map((x) => x / temperature));
    return -wanted.reduce((sum, p, k) => sum + p * Math.log(own[k]), 0);
  });
  const expected =
    (1 - weight) * value(createLoss(crossEntropy)(logits(), hard())) +
    weight * temperature ** 2 * ((soft[0] + soft[1]) / 2);
  expect(value(loss(logits(), targets))).toBeCloseTo(expected, 5);
  expectGradient((x) => loss(x, targets));
});

function expectGradient(f: (x: tf.Tensor2D) => tf.Scalar): void {
  const gradient = tf
    .grad((x) => f(x as tf.Tensor2D))(logits())
    .dataSync();
  const step = 1e-2;
  for (let i = 0; i < 6; i++) {
    const moved = (by: number) =>
      value(
        f(
          tf.tensor2d(
            LOGITS.flat().map((x, k) => (k === i ? x + by : x)),
            [2, 3],
          ),
        ),
      );
    expect(gradient[i]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 3);
  }
}
