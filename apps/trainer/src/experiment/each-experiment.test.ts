import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTrainer } from '../testing/run-trainer.ts';
import { writeTinyCsv } from '../testing/tiny-csv.ts';
import { listExperiments } from './load-experiment.ts';

let folder: string;
let csv: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'experiments-'));
  csv = path.join(folder, 'fer2013.csv');
  await writeTinyCsv(csv, 4, 2);
});
afterAll(() => rm(folder, { recursive: true }));

test.each(await listExperiments())(
  'trainer train --experiment %s ends a short epoch',
  { timeout: 600_000 },
  async (name) => {
    const runs = path.join(folder, name);
    const short = ['--set', 'batchSize=2', '--set', 'epochs=1', '--runs', runs];
    const { code, stderr } = await runTrainer(
      'train',
      '--experiment',
      name,
      '--engine',
      'wasm',
      '--data',
      csv,
      ...short,
    );
    expect(code, stderr).toBe(0);
    const [run] = await readdir(runs);
    const metrics = (await readFile(path.join(runs, run, 'metrics.jsonl'), 'utf8')).trim().split('\n');
    expect(metrics).toHaveLength(1);
    const { epoch, step, trainLoss } = JSON.parse(metrics[0]) as Record<string, number>;
    expect([epoch, step]).toEqual([1, 2]);
    expect(Number.isFinite(trainLoss)).toBe(true);
    expect((await readdir(path.join(runs, run))).sort()).toEqual(
      expect.arrayContaining(['best', 'checkpoint', 'config.json', 'metrics.jsonl', 'report.html']),
    );
  },
);
