import { expect, test } from 'vitest';
import { createSchedule } from './create-schedule.ts';

const at = (fraction: number, step = 1000, epoch = 0) => ({ fraction, step, epoch });

test('cosine falls from the peak to its final fraction, after a linear warm-up', () => {
  const schedule = createSchedule({ type: 'cosine', warmupSteps: 10, final: 0.1 }, 2);
  expect(schedule.learningRate(at(0, 4))).toBeCloseTo(1);
  expect(schedule.learningRate(at(0))).toBeCloseTo(2);
  expect(schedule.learningRate(at(0.5))).toBeCloseTo(1.1);
  expect(schedule.learningRate(at(1))).toBeCloseTo(0.2);
  expect(schedule.learningRate(at(1.3))).toBeCloseTo(0.2);
});

test('one cycle rises from its start to the peak and falls to its end', () => {
  const schedule = createSchedule({ type: 'oneCycle', warmupSteps: 0, rise: 0.25, start: 0.1, final: 0.01 }, 2);
  const rates = [0, 0.125, 0.25, 0.625, 1, 1.2].map((fraction) => schedule.learningRate(at(fraction)));
  for (const [i, rate] of [0.2, 1.1, 2, 1.01, 0.02, 0.02].entries()) expect(rates[i]).toBeCloseTo(rate);
});

test('warm restarts begin anew at the peak, in cycles that lengthen and fill the run', () => {
  const schedule = createSchedule({ type: 'warmRestarts', warmupSteps: 0, cycles: 2, lengthen: 3, final: 0 }, 1);
  const rates = [0, 0.125, 0.2499, 0.25, 0.625, 1].map((fraction) => schedule.learningRate(at(fraction)));
  for (const [i, rate] of [1, 0.5, 0, 1, 0.5, 0].entries()) expect(rates[i]).toBeCloseTo(rate, 4);
});

test('exponential falls by its factor every epoch', () => {
  const schedule = createSchedule({ type: 'exponential', warmupSteps: 0, gamma: 0.5 }, 1);
  expect(schedule.learningRate(at(0, 0, 2))).toBeCloseTo(0.25);
});

test('step multiplies by gamma every few epochs', () => {
  const schedule = createSchedule({ type: 'step', warmupSteps: 0, everyEpochs: 10, gamma: 0.1 }, 1);
  expect(schedule.learningRate(at(0, 0, 9.9))).toBeCloseTo(1);
  expect(schedule.learningRate(at(0, 0, 25))).toBeCloseTo(0.01);
});

test('plateau waits for its patience, then falls; its state can be carried over', () => {
  const config = { type: 'plateau', warmupSteps: 0, factor: 0.5, patience: 1, minimum: 0.2 } as const;
  const schedule = createSchedule(config, 1);
  for (const metric of [0.5, 0.6, 0.6]) schedule.onEpochEnd(metric);
  expect(schedule.learningRate(at(0))).toBe(1);
  schedule.onEpochEnd(0.59);
  expect(schedule.learningRate(at(0))).toBe(0.5);
  const resumed = createSchedule(config, 1);
  resumed.restore(schedule.state());
  for (let i = 0; i < 6; i++) resumed.onEpochEnd(0.1);
  expect(resumed.learningRate(at(0))).toBe(0.2);
});

test('plateau begins anew where the checkpoint is of a schedule that keeps nothing', () => {
  const schedule = createSchedule({ type: 'plateau', warmupSteps: 0, factor: 0.5, patience: 0, minimum: 0.2 }, 1);
  schedule.restore(createSchedule({ type: 'cosine', warmupSteps: 0, final: 0 }, 1).state());
  expect(schedule.learningRate(at(0))).toBe(1);
  for (const metric of [0.5, 0.4]) schedule.onEpochEnd(metric);
  expect(schedule.learningRate(at(0))).toBe(0.5);
});
