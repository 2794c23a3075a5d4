import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { wasm } from '../engine/wasm/index.ts';
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

test('best weights are replaced whole, and found again when a kill came in between', async () => {
  const run = await RunFolder.create(root, config);
  const state = createTrainingState(config.experiment);
  await run.writeBest(state, { epoch: 1 } as EpochMetrics);
  await run.writeBest(state, { epoch: 2 } as EpochMetrics);
  const best = path.join(run.path, 'best');
  expect((await readdir(run.path)).sort()).toEqual(['best', 'config.json']);
  await rename(best, `${best}.part`);
  await RunFolder.open(run.path);
  expect((await readdir(best)).sort()).toEqual(['metrics.json', 'weights.bin', 'weights.json']);
});
