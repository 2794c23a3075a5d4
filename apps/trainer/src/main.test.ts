import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RELEASED_FOLDER } from '@howifeel/fer-models/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTrainer } from './testing/run-trainer.ts';
import { writeTinyCsv } from './testing/tiny-csv.ts';

const MAIN = path.join(import.meta.dirname, 'main.ts');
let folder: string;
let csv: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'trainer-'));
  csv = path.join(folder, 'fer2013.csv');
  await writeTinyCsv(csv);
});
afterAll(() => rm(folder, { recursive: true }));

const tiny = ['--set', 'model.options={"width":4,"dropout":0.2}', '--set', 'batchSize=7', '--set', 'epochs=3'];
const trainArguments = (runs: string) => {
  const common = ['train', '--experiment', 'student', '--engine', 'wasm', '--data', csv];
  return [...common, '--runs', path.join(folder, runs), ...tiny];
};

async function onlyRun(runs: string): Promise<string> {
  const [name, ...others] = await readdir(path.join(folder, runs));
  expect(others).toEqual([]);
  return path.join(folder, runs, name);
}

test('a run killed with -9 in mid-epoch goes on with --resume and ends as an uninterrupted one', async () => {
  const whole = await runTrainer(...trainArguments('whole'));
  expect(whole.code, whole.stderr).toBe(0);
  const expected = await readFile(path.join(await onlyRun('whole'), 'metrics.jsonl'), 'utf8');
  expect(expected.trim().split('\n')).toHaveLength(3);
  expect(await readFile(path.join(await onlyRun('whole'), 'report.html'), 'utf8')).toContain('Worst mistakes');

  const child = spawn(process.execPath, [MAIN, ...trainArguments('killed')], { stdio: 'ignore' });
  const killed = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const hasCheckpoint = async () => {
    const [run] = await readdir(path.join(folder, 'killed')).catch(() => []);
    return run !== undefined && existsSync(path.join(folder, 'killed', run, 'checkpoint/latest'));
  };
  while (child.exitCode === null && !(await hasCheckpoint())) await wait(5);
  child.kill('SIGKILL');
  expect(await killed).toBe('SIGKILL');

  const run = await onlyRun('killed');
  const resumed = await runTrainer('train', '--resume', run, '--engine', 'wasm', '--data', csv);
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(resumed.stderr).toMatch(/resumed after epoch [12]/);
  expect(await readFile(path.join(run, 'metrics.jsonl'), 'utf8')).toBe(expected);
});

test('runs lists them, compare puts them side by side and writes a page', async () => {
  const [first, second] = [await onlyRun('whole'), await onlyRun('killed')];
  const listed = await runTrainer('runs', '--runs', path.join(folder, 'whole'), '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject({
    experiment: 'student',
    engine: 'wasm',
    epochs: 3,
    isRunning: false,
  });
  const out = path.join(folder, 'compare.html');
  const compared = await runTrainer('compare', first, second, '--out', out);
  expect(compared.stdout).toContain(path.basename(first));
  expect(await readFile(out, 'utf8')).toContain('2 runs compared');
});

test('evaluate --json prints one line with every figure, and names the splits when one is absent', async () => {
  const model = ['--model', await onlyRun('whole'), '--data', csv, '--engine', 'wasm'];
  const { stdout, code } = await runTrainer('evaluate', ...model, '--json');
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  const figures = JSON.parse(stdout) as Record<string, unknown>;
  expect(figures).toMatchObject({ split: 'PublicTest', n: 28 });
  for (const key of [
    'model',
    'accuracy',
    'accuracyTta',
    'macroF1',
    'perClass',
    'confusion',
    'ece',
    'imagesPerSecond',
  ]) {
    expect(figures).toHaveProperty(key);
  }
  const absent = await runTrainer('evaluate', ...model, '--split', 'PrivateTest');
  expect(absent.code).toBe(1);
  expect(absent.stderr).toContain("no split 'PrivateTest'");
  expect(absent.stderr).toContain('it has Training, PublicTest');
});

test('evaluate measures ten crops, calibration, copies and robustness where asked', async () => {
  const model = ['--model', await onlyRun('whole'), '--data', csv, '--engine', 'wasm'];
  const { stdout, stderr } = await runTrainer('evaluate', ...model, '--tta', 'ten-crop', '--robustness', '--json');
  expect(stderr).not.toContain('✗');
  const figures = JSON.parse(stdout) as { robustness: { perturbation: string; accuracy: number; change: number }[] };
  expect(figures).toMatchObject({
    accuracyTenCrop: expect.any(Number),
    temperature: expect.any(Number),
    eceCalibrated: expect.any(Number),
    withoutCopies: { n: 28, interval95: expect.any(Array) },
  });
  expect(figures.robustness).toHaveLength(13);
  const table = await runTrainer('evaluate', ...model);
  expect(table.stdout).toMatch(/no copies +[\d.]+ % .*28 images not in Training/);
  expect(table.stdout).toMatch(/calibration +ECE [\d.]+; [\d.]+ with temperature [\d.]+/);
});

test('ensemble votes with a run and a released model, and publishes what loads again', async () => {
  const released = 'student';
  const out = path.join(folder, 'ensemble');
  const common = ['--data', csv, '--engine', 'wasm', '--weights', 'fitted'];
  const { stdout, stderr, code } = await runTrainer(
    'ensemble',
    await onlyRun('whole'),
    released,
    ...common,
    '--choose',
    '--robustness',
    '--out',
    out,
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/student-.*-\d+ \+ student'.*'[\d.]+ %/);
  expect(stdout).toContain('ensemble');
  expect(stdout).toContain('fitted on PublicTest itself');
  const evaluated = await runTrainer('evaluate', '--model', out, '--data', csv, '--engine', 'wasm', '--json');
  const manifest = JSON.parse(await readFile(path.join(out, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ kind: 'ensemble', id: 'ensemble', metrics: { n: 28 } });
  expect(JSON.parse(evaluated.stdout).accuracy).toBeCloseTo(manifest.metrics.accuracy, 6);
  expect(manifest.robustness).toHaveLength(13);
  const nested = await runTrainer('ensemble', out, released, ...common);
  expect(nested.stderr).toContain('ensemble is an ensemble itself');
  const alone = await runTrainer('ensemble', released, ...common);
  expect(alone.stderr).toContain('needs two members');
});

test('a flipped byte, a missing shard and a newer manifest are refused with the reason', async () => {
  const copy = async (name: string) => {
    const target = path.join(folder, name);
    await cp(path.join(RELEASED_FOLDER, 'student'), target, { recursive: true });
    const shard = (await readdir(target)).find((file) => file.endsWith('.bin'))!;
    return { target, shard: path.join(target, shard) };
  };
  const refused = async (target: string) => {
    const result = await runTrainer('evaluate', '--model', target, '--data', csv, '--engine', 'wasm', '--json');
    expect(result).toMatchObject({ code: 1, stdout: '' });
    return result.stderr;
  };

  const flipped = await copy('flipped');
  const bytes = await readFile(flipped.shard);
  bytes[1000] ^= 1;
  await writeFile(flipped.shard, bytes);
  expect(await refused(flipped.target)).toMatch(/✗ .*(damaged|SHA-256|hash)/i);

  const missing = await copy('missing');
  await rm(missing.shard);
  expect(await refused(missing.target)).toMatch(/✗ .*not complete/);

  const newer = await copy('newer');
  const file = path.join(newer.target, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...manifest, schemaVersion: 99 }));
  expect(await refused(newer.target)).toMatch(/✗ .*newer/);
});

test('wrong input is answered in words: a path, an experiment, an engine, a second process', async () => {
  const path404 = await runTrainer('data', 'inspect', '--data', path.join(folder, 'nowhere'));
  expect(path404.code).toBe(1);
  expect(path404.stderr).toContain('nowhere');
  expect(path404.stderr).not.toMatch(/\n\s+at /);

  const typo = await runTrainer('train', '--experiment', 'studnet', '--data', csv, '--engine', 'wasm');
  expect(typo.stderr).toContain("Did you mean 'student'?");

  const engine = await runTrainer('train', '--engine', 'wsam', '--data', csv);
  expect(engine.stderr).toMatch(/wsam.*Allowed choices are/);

  const run = await onlyRun('whole');
  await writeFile(path.join(run, 'lock'), String(process.pid));
  const second = await runTrainer('train', '--resume', run, '--engine', 'wasm', '--data', csv);
  await rm(path.join(run, 'lock'));
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`in use by process ${process.pid}`);
});

test('experiments lists them, and shows one with its overrides', async () => {
  expect((await runTrainer('experiments')).stdout).toMatch(/student +student, 48×48, 60 epochs/);
  const { stdout } = await runTrainer('experiments', 'student', '--set', 'batchSize=3');
  expect(JSON.parse(stdout)).toMatchObject({ name: 'student', batchSize: 3, accumulate: 1, distil: null });
});

test('doctor names every engine, and the command for those that are missing', async () => {
  const { stdout, code } = await runTrainer('doctor');
  expect(code).toBe(0);
  for (const engine of ['cuda', 'native', 'webgpu', 'wasm']) expect(stdout).toMatch(new RegExp(`[✓✗] ${engine}`));
  expect(stdout).toContain('✓ wasm');
});
