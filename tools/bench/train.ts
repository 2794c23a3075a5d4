/**
 * Images a second of a training step, per architecture and engine, and PyTorch's for the same network, batch and
 * precision in the same run where there is a Python with torch. `ratio` is ours over PyTorch's.
 *
 *   npm run bench -- train [--engines native,wasm] [--experiments resnet18,student] [--batch 64] [--steps 5]
 *                          [--python /path/to/python]
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINES, startEngine } from '@howifeel/trainer/engine';
import { measureSpeed, type TrainingSpeed } from '@howifeel/trainer/measure-speed';
import { reportRows, type Row } from './support/report-rows.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    engines: { type: 'string' },
    experiments: { type: 'string', default: 'student,resnet18' },
    batch: { type: 'string', default: '64' },
    steps: { type: 'string', default: '5' },
    python: { type: 'string', default: 'python3' },
  },
});
const steps = Number(values.steps);
const batch = Number(values.batch);
for (const [flag, value] of Object.entries({ steps, batch })) {
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${flag} is ${value}; give a whole number above 0.`);
}
const names = values.experiments.split(',');
const rows: Row[] = [];
const torch = new Map<string, number | null>();

for (const engine of ENGINES) {
  const wanted = values.engines?.split(',').includes(engine.name) ?? (await engine.probe()).available;
  if (!wanted) continue;
  await startEngine(engine.name);
  for (const name of names) {
    const speed = await measureSpeed(name, { steps, overrides: [`batchSize=${batch}`] });
    if (!torch.has(name)) torch.set(name, torchSpeed(name, speed));
    const theirs = torch.get(name) ?? null;
    rows.push({
      architecture: name,
      engine: engine.name,
      precision: 'float32',
      imagesPerSecond: round(speed.imagesPerSecond),
      withAugmentation: round(speed.imagesPerSecondAugmented),
      torchImagesPerSecond: theirs && round(theirs),
      ratio: theirs && round(speed.imagesPerSecond / theirs),
    });
  }
}
reportRows('train', rows);

/** PyTorch on the CPU for the same network, or null where there is no torch or no such network. */
function torchSpeed(architecture: string, { options, batchSize }: TrainingSpeed): number | null {
  const script = path.join(import.meta.dirname, 'support/train-torch.py');
  const input = JSON.stringify([{ architecture, options, batchSize, steps }]);
  const { status, stdout, stderr } = spawnSync(values.python, ['-B', script], { input, encoding: 'utf8' });
  if (status === 0) return (JSON.parse(stdout) as (number | null)[])[0] ?? null;
  console.error(`No figure of PyTorch (${values.python}): ${stderr?.trim().split('\n').at(-1) ?? 'not found'}`);
  return null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
