/**
 * Images a second of a training step, per experiment and engine, and PyTorch's for the same network, batch and
 * precision where there is a Python with torch. The two are timed in turns, so that whatever else the machine does meets
 * both; figures are medians over the rounds, `ratio` the median of ours over PyTorch's. Ours includes the weight average.
 *
 *   npm run bench -- train [--engines native,wasm] [--experiments resnet18,student] [--batch 64] [--steps 3]
 *                          [--rounds 3] [--precision float32|bf16] [--python /path/to/python]
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ENGINES, startEngine } from '@howifeel/trainer/engine';
import { measureSpeed, type TrainingSpeed } from '@howifeel/trainer/measure-speed';
import { quantile } from './support/quantile.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows, type Row } from './support/report-rows.ts';

const { batch, steps, rounds, engines, experiments, precision, python } = readFlags(
  { batch: 64, steps: 3, rounds: 3 },
  {
    engines: { type: 'string' },
    experiments: { type: 'string', default: 'student,resnet18' },
    precision: { type: 'string', default: 'float32' },
    python: { type: 'string', default: 'python3' },
  },
);
if (precision !== 'float32' && precision !== 'bf16')
  throw new Error(`--precision is ${precision}; give float32 or bf16.`);
const rows: Row[] = [];

for (const engine of ENGINES) {
  const wanted = engines?.split(',').includes(engine.name) ?? (await engine.probe()).available;
  if (!wanted) continue;
  await startEngine(engine.name, precision);
  for (const experiment of experiments.split(',')) {
    const ours: TrainingSpeed[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const speed = await measureSpeed(experiment, { steps, overrides: [`batchSize=${batch}`] });
      ours.push(speed);
      const torch = round === theirs.length ? torchSpeed(speed) : null;
      if (torch !== null) theirs.push(torch);
    }
    const paired = theirs.map((torch, round) => ours[round]!.imagesPerSecond / torch);
    rows.push({
      experiment,
      engine: engine.name,
      precision,
      imagesPerSecond: median(ours.map((speed) => speed.imagesPerSecond)),
      withAugmentation: median(ours.map((speed) => speed.imagesPerSecondAugmented)),
      torchImagesPerSecond: median(theirs),
      ratio: median(paired),
    });
  }
}
reportRows('train', rows);

/** PyTorch on the CPU for the same network; null, and said why, where there is no torch. */
function torchSpeed({ architecture, options, batchSize }: TrainingSpeed): number | null {
  const script = path.join(import.meta.dirname, 'support/train-torch.py');
  const input = JSON.stringify([{ architecture, options, batchSize, steps, precision }]);
  const { status, stdout, stderr } = spawnSync(python, ['-B', script], { input, encoding: 'utf8' });
  if (status === 0) return (JSON.parse(stdout) as (number | null)[])[0] ?? null;
  console.error(`No figure of PyTorch (${python}): ${stderr?.trim().split('\n').at(-1) ?? 'not found'}`);
  return null;
}

function median(figures: readonly number[]): number | null {
  return figures.length > 0 ? Math.round(quantile(figures, 0.5) * 100) / 100 : null;
}
