import * as tf from '@tensorflow/tfjs-core';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { wasm } from '../engine/wasm/index.ts';
import { openModel } from '../evaluation/open-model.ts';
import { readBest } from '../publish/read-best.ts';
import { tinyExperiment } from '../testing/tiny-experiment.ts';
import { createTrainingState, type EpochMetrics } from '../training/train.ts';
import { RunFolder, type RunConfig } from './run-folder.ts';

const config: RunConfig = {
  experiment: tinyExperiment(),
  data: 'fer2013.csv',
  engine: { name: 'wasm', description: 'for a test' },
  startedAt: '2026-01-01T00:00:00.000Z',
};
let root: string;

beforeAll(async () => {
  await wasm.start();
});
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'runs-'));
  onTestFinished(() => rm(root, { recursive: true }));
});

test('of runs that start at the same moment one gets the folder', async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => RunFolder.create(root, config)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(root)).toHaveLength(1);
});

test('a living process keeps its lock; that of one that is gone is taken over', async () => {
  const run = await RunFolder.create(root, config);
  const lock = path.join(run.path, 'lock');
  await writeFile(lock, String(process.ppid));
  await expect(run.lock()).rejects.toThrow(`in use by process ${process.ppid}`);
  await writeFile(lock, '99999999');
  const unlock = await run.lock();
  await unlock();
  expect(await readdir(run.path)).toEqual(['config.json']);
});

test("another user's process, which may not be asked, lives too", async () => {
  const run = await RunFolder.create(root, config);
  await writeFile(path.join(run.path, 'lock'), '99999999');
  const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
    throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
  });
  onTestFinished(() => kill.mockRestore());
  expect(await run.isLocked()).toBe(true);
  await expect(run.lock()).rejects.toThrow('in use by process 99999999');
});

test('of processes that take over the lock of one that is gone, at the same moment, one gets it', async () => {
  const run = await RunFolder.create(root, config);
  await writeFile(path.join(run.path, 'lock'), '99999999');
  const program = `
    const { RunFolder } = await import(${JSON.stringify(path.join(import.meta.dirname, 'run-folder.ts'))});
    const { run } = await RunFolder.open(${JSON.stringify(run.path)});
    const held = await run.lock().then(() => 'held', ({ message }) => message);
    console.log(held);
    if (held === 'held') await new Promise((resolve) => setTimeout(resolve, 4000));`;
  const command = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program];
  const runs = [1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, command));
  const answers = (await Promise.all(runs)).map(({ stdout }) => stdout.trim());
  expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
  expect(answers.filter((answer) => answer.includes('is in use by process'))).toHaveLength(3);
  expect((await readdir(run.path)).sort()).toEqual(['config.json', 'lock']);
});

test('a line of metrics that a kill left unfinished is dropped, and so are epochs after the checkpoint', async () => {
  const run = await RunFolder.create(root, config);
  for (const epoch of [1, 2, 3]) await run.appendMetrics({ epoch } as EpochMetrics);
  await writeFile(path.join(run.path, 'metrics.jsonl'), '{"epoch":4,"st', { flag: 'a' });
  await run.truncateMetrics(2);
  await run.appendMetrics({ epoch: 3 } as EpochMetrics);
  expect((await run.readMetrics()).map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
});

test('a damaged config.json is named, with what is wrong in it', async () => {
  const run = await RunFolder.create(root, config);
  const file = path.join(run.path, 'config.json');
  await writeFile(file, '{"experiment": {');
  await expect(RunFolder.open(run.path)).rejects.toThrow(/config\.json is damaged: .*JSON/);
  await writeFile(file, JSON.stringify({ ...config, experiment: { ...config.experiment, epochs: 'many' } }));
  await expect(RunFolder.open(run.path)).rejects.toThrow(/config\.json is damaged: [^]*epochs/);
});

test('best weights are replaced whole', async () => {
  const { run, best } = await runOfTwoEpochs();
  expect((await readdir(run.path)).sort()).toEqual(['best', 'config.json']);
  expect((await readdir(best)).sort()).toEqual(['metrics.json', 'weights.bin', 'weights.json']);
  expect(await bestEpoch(run)).toBe(2);
});

test.each([
  ['between the renames', (best: string) => rename(best, `${best}.part`)],
  [
    'while an older trainer removed the old ones',
    async (best: string) => {
      await cp(best, `${best}.part`, { recursive: true });
      await rm(path.join(best, 'weights.bin'));
    },
  ],
])('after a kill %s readers find the best weights, and move nothing; a resume puts them in place', async (_, kill) => {
  const { run, best } = await runOfTwoEpochs();
  await kill(best);
  const files = (await readdir(run.path, { recursive: true })).sort();
  await RunFolder.open(run.path);
  expect(await bestEpoch(run)).toBe(2);
  const { predict, dispose } = await openModel(run.path);
  expect(predict(tf.zeros([1, 48, 48, 1])).shape).toEqual([1, 7]);
  dispose();
  expect((await readdir(run.path, { recursive: true })).sort()).toEqual(files);
  await run.recoverBest();
  expect((await readdir(run.path)).sort()).toEqual(['best', 'config.json']);
  expect(await bestEpoch(run)).toBe(2);
});

test('best weights that a kill left half written count for nothing', async () => {
  const { run, best } = await runOfTwoEpochs();
  await cp(best, `${best}.part`, { recursive: true });
  await writeFile(path.join(`${best}.part`, 'metrics.json'), '');
  await run.recoverBest();
  expect(await bestEpoch(run)).toBe(2);
});

async function runOfTwoEpochs() {
  const run = await RunFolder.create(root, config);
  const state = createTrainingState(config.experiment);
  for (const epoch of [1, 2]) await run.writeBest(state, { epoch } as EpochMetrics);
  return { run, best: path.join(run.path, 'best') };
}

async function bestEpoch(run: RunFolder): Promise<number> {
  const { weights, metrics } = await readBest(run.path);
  tf.dispose(weights.map(({ tensor }) => tensor));
  return metrics.epoch;
}
