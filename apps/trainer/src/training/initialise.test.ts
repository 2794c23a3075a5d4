import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { wasm } from '../engine/wasm/index.ts';
import { RunFolder } from '../run/run-folder.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { initialise } from './initialise.ts';
import { modelWeights } from './model-weights.ts';
import { createLayersModel, createTrainingState, type EpochMetrics } from './train.ts';

beforeAll(async () => {
  await wasm.start();
});

test('a run gives its weights to a network of the same kind; what does not fit is reported', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'init-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const experiment = tinyExperiment({ seed: 5 });
  const engine = { name: 'wasm', description: 'for a test' } as const;
  const run = await RunFolder.create(root, {
    experiment,
    data: '',
    engine,
    startedAt: '2026-01-01T00:00:00.000Z',
    initialised: { from: 'wide', madeFrom: 'weights of A (MIT)', used: [], missing: [], unexpected: [] },
  });
  const state = createTrainingState(experiment);
  await run.writeBest(state, { epoch: 1 } as EpochMetrics);

  const network = createLayersModel(tinyExperiment({ model: { name: 'student', options: { width: 4, classes: 3 } } }));
  const { Training } = tinyDataset().splits;
  const from = (where: string) => ({ ...experiment, init: { from: where } });
  const report = (await initialise(network, from(run.path), Training!))!;
  expect(report.madeFrom).toBe('weights of A (MIT)');
  expect(report.missing).toEqual(['logits/kernel', 'logits/bias']);
  expect(report.unexpected).toEqual(['logits/kernel', 'logits/bias']);
  const [own, given] = [network, state.model].map((model) => modelWeights(model)[0].variable.dataSync());
  expect(own).toEqual(given);

  const other = createLayersModel(tinyExperiment({ model: { name: 'student', options: { width: 8 } } }));
  await expect(initialise(other, from(path.join(root, 'nowhere')), Training!)).rejects.toThrow('nowhere');
});
