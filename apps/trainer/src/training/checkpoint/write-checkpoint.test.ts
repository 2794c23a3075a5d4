import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { wasm } from '../../engine/wasm/index.ts';
import { tinyExperiment } from '../../testing/tiny-experiment.ts';
import { createTrainingState } from '../train.ts';
import { readCheckpoint } from './read-checkpoint.ts';
import { writeCheckpoint } from './write-checkpoint.ts';

const disk = vi.hoisted(() => ({ full: false, stuck: false }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  const writeFile = async (file: string, data: Uint8Array | string, options?: object) => {
    if (!disk.full || !file.includes('optimiser')) return real.writeFile(file, data, options);
    await real.writeFile(file, data.slice(0, 10));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  const rm = async (file: string, options?: object) => {
    if (disk.stuck && file.endsWith('epoch-1')) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    return real.rm(file, options);
  };
  return { ...real, writeFile, rm };
});

beforeAll(async () => {
  await wasm.start();
});

test('a disk that is full leaves the checkpoint before whole, and says so', async () => {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'checkpoint-'));
  onTestFinished(() => fs.rm(folder, { recursive: true }));
  const experiment = tinyExperiment();
  const state = createTrainingState(experiment);
  await writeCheckpoint(folder, Object.assign(state, { epoch: 1, step: 4 }));
  disk.full = true;
  await expect(writeCheckpoint(folder, Object.assign(state, { epoch: 2, step: 8 }))).rejects.toMatchObject({
    message: expect.stringContaining('the disk is full'),
    hint: expect.stringContaining('--resume'),
  });
  disk.full = false;
  expect(await readCheckpoint(folder, experiment)).toMatchObject({ epoch: 1, step: 4 });
  expect((await fs.readdir(folder)).sort()).toEqual(['epoch-1', 'latest']);
});

test('an older checkpoint that cannot be removed is left for later; the new one counts', async () => {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'checkpoint-'));
  onTestFinished(() => fs.rm(folder, { recursive: true }));
  const experiment = tinyExperiment();
  const state = createTrainingState(experiment);
  await writeCheckpoint(folder, Object.assign(state, { epoch: 1 }));
  disk.stuck = true;
  await writeCheckpoint(folder, Object.assign(state, { epoch: 2 }));
  disk.stuck = false;
  expect((await fs.readdir(folder)).sort()).toEqual(['epoch-1', 'epoch-2', 'latest']);
  expect(await readCheckpoint(folder, experiment)).toMatchObject({ epoch: 2 });
  await writeCheckpoint(folder, Object.assign(state, { epoch: 3 }));
  expect((await fs.readdir(folder)).sort()).toEqual(['epoch-3', 'latest']);
});

test('a checkpoint of another optimiser is refused with words', async () => {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'checkpoint-'));
  onTestFinished(() => fs.rm(folder, { recursive: true }));
  await writeCheckpoint(folder, Object.assign(createTrainingState(tinyExperiment()), { epoch: 1 }));
  const optimiser = { type: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 } as const;
  await expect(readCheckpoint(folder, tinyExperiment({ optimiser }))).rejects.toMatchObject({
    message: expect.stringMatching(/no state 'velocity\/.*another optimiser/),
    hint: expect.stringContaining('init.from'),
  });
});

test('a checkpoint written before bestEpoch was kept can be read', async () => {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'checkpoint-'));
  onTestFinished(() => fs.rm(folder, { recursive: true }));
  const experiment = tinyExperiment();
  await writeCheckpoint(folder, Object.assign(createTrainingState(experiment), { epoch: 3, best: 0.4, bestEpoch: 2 }));
  const file = path.join(folder, 'epoch-3/state.json');
  const { bestEpoch, ...older } = JSON.parse(await fs.readFile(file, 'utf8'));
  expect(bestEpoch).toBe(2);
  await fs.writeFile(file, JSON.stringify(older));
  expect(await readCheckpoint(folder, experiment)).toMatchObject({ epoch: 3, best: 0.4, bestEpoch: 3 });
});
