import { Command } from 'commander';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { RunConfig } from '../run/run-folder.ts';
import { writeTinyCsv } from '../testing/tiny-csv.ts';
import { register } from './train.ts';

let root: string;
let csv: string;
/** A run of one epoch, which is all that it was to do. */
let finished: string;
let run: string;
let printed: string[];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'train-'));
  csv = path.join(root, 'fer2013.csv');
  await writeTinyCsv(csv);
  const runs = path.join(root, 'runs');
  const tiny = ['model.options={"width":4}', 'batchSize=14', 'epochs=1', 'schedule={"type":"cosine"}'];
  await trainer('--runs', runs, '--engine', 'wasm', ...tiny.flatMap((field) => ['--set', field]));
  finished = path.join(runs, (await readdir(runs))[0]);
});
afterAll(() => rm(root, { recursive: true }));
beforeEach(async () => {
  run = await mkdtemp(path.join(root, 'run-'));
  await cp(finished, run, { recursive: true });
});

async function trainer(...args: string[]): Promise<void> {
  printed = [];
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line));
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  register(program);
  try {
    await program.parseAsync(['train', '--data', csv, ...args], { from: 'user' });
  } finally {
    for (const spy of [error, log, write]) spy.mockRestore();
  }
}

async function configOf(folder: string): Promise<RunConfig> {
  return JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8')) as RunConfig;
}

async function epochsOf(folder: string): Promise<number> {
  return (await readFile(path.join(folder, 'metrics.jsonl'), 'utf8')).trim().split('\n').length;
}

test('config.json says where the data lies, and what computed', async () => {
  const { data, engine } = await configOf(run);
  expect(data).toBe(csv);
  expect(engine).toMatchObject({ name: 'wasm', precision: 'float32' });
});

test('a finished run, resumed, keeps engine and epochs; its report is written anew', async () => {
  await rm(path.join(run, 'report.html'));
  await trainer('--resume', run);
  expect(printed.join('\n')).toMatch(/Engine: wasm.*It is finished/s);
  expect(printed.join('\n')).not.toContain('the run so far');
  expect(await epochsOf(run)).toBe(1);
  expect(await configOf(run)).toEqual(await configOf(finished));
  expect((await stat(path.join(run, 'report.html'))).size).toBeGreaterThan(1000);
});

test('what a resumed run goes on with is written down', async () => {
  const state = JSON.parse(await readFile(path.join(run, 'checkpoint/epoch-1/state.json'), 'utf8')) as {
    seconds: number;
  };
  const minutes = (state.seconds + 0.1) / 60;
  const elsewhere = path.join(root, 'elsewhere.csv');
  await cp(csv, elsewhere);
  await trainer('--resume', run, '--minutes', String(minutes), '--set', 'learningRate=0.01', '--data', elsewhere);
  expect(await epochsOf(run)).toBeGreaterThan(1);
  expect(await configOf(run)).toMatchObject({ minutes, data: elsewhere, experiment: { learningRate: 0.01 } });
});

test.each([
  ['another optimiser', ['--set', 'optimiser={"type":"adamw"}'], /another optimiser/],
  ['a teacher that is not there', ['--set', 'distil={"teachers":["nobody"]}'], /no model 'nobody'/],
  ['a cut of what was learnt from as a whole', ['--set', 'data.split=90/10'], /measured on other images/],
  ['another experiment', ['--experiment', 'vit'], /'--resume <run>' cannot be used with option '--experiment <name>'/],
  ['another place', ['--runs', 'elsewhere'], /'--resume <run>' cannot be used with option '--runs <folder>'/],
])('%s is refused, and the run stays as it is', async (_, flags, message) => {
  await expect(trainer('--resume', run, ...flags)).rejects.toThrow(message);
  const files = async (folder: string) => (await readdir(folder, { recursive: true })).sort();
  expect(await configOf(run)).toEqual(await configOf(finished));
  expect(await files(run)).toEqual(await files(finished));
});
