import { beforeAll, expect, test } from 'vitest';
import { prepareTrainingData } from '../data/prepare-training-data.ts';
import { wasm } from '../engine/wasm/index.ts';
import { tinyDataset } from '../testing/tiny-dataset.ts';
import { type EpochMetrics, train } from '../training/train.ts';
import { listExperiments, loadExperiment } from './load-experiment.ts';

beforeAll(async () => {
  await wasm.start();
});

test.each(await listExperiments())('%s trains a short epoch', { timeout: 600_000 }, async (name) => {
  const overrides = ['batchSize=4', 'epochs=1', 'accumulate=1', 'init=null', 'distil=null'];
  const experiment = await loadExperiment(name, overrides);
  const metrics: EpochMetrics[] = [];
  await train({
    experiment,
    data: prepareTrainingData(tinyDataset(8, 4), experiment),
    onEpoch: async (epoch) => void metrics.push(epoch),
  });
  expect(metrics).toHaveLength(1);
  expect(metrics[0]).toMatchObject({ epoch: 1, step: 2 });
  expect(Number.isFinite(metrics[0].trainLoss)).toBe(true);
});
