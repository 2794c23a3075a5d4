/**
 * What the wasm engine's gradient of a convolution for its input is worth: images a second of a whole training step with
 * it, and with the backend's own kernel (a transposed convolution, `plain`), timed in turns. All else is the same.
 *
 *   npm run bench -- wasm-kernels [--batch 16] [--steps 2] [--rounds 3]
 */
import { version_wasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { startEngine } from '@howifeel/trainer/engine';
import { measureSpeed } from '@howifeel/trainer/measure-speed';
import { quantile } from './support/quantile.ts';
import { readFlags } from './support/read-flags.ts';
import { reportRows, type Row } from './support/report-rows.ts';

const KERNEL = 'Conv2DBackpropInput';

const { batch, steps, rounds } = readFlags({ batch: 16, steps: 2, rounds: 3 });
const plain = tf.getKernel(KERNEL, 'wasm');
await startEngine('wasm');
const ours = tf.getKernel(KERNEL, 'wasm');
if (plain.kernelFunc === ours.kernelFunc) throw new Error(`The engine did not replace ${KERNEL}: nothing to compare.`);

const rows: Row[] = [];
for (const architecture of ['student', 'resnet18']) {
  const speeds: { ours: number; plain: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    speeds.push({ ours: await imagesPerSecond(architecture, ours), plain: await imagesPerSecond(architecture, plain) });
  }
  const median = (figures: number[]) => Math.round(quantile(figures, 0.5) * 100) / 100;
  rows.push({
    architecture,
    batch,
    imagesPerSecond: median(speeds.map((speed) => speed.ours)),
    plainImagesPerSecond: median(speeds.map((speed) => speed.plain)),
    ratio: median(speeds.map((speed) => speed.ours / speed.plain)),
  });
}
reportRows('wasm-kernels', rows, [`tfjs-backend-wasm ${version_wasm}`]);

async function imagesPerSecond(architecture: string, kernel: tf.KernelConfig): Promise<number> {
  tf.unregisterKernel(KERNEL, 'wasm');
  tf.registerKernel(kernel);
  const speed = await measureSpeed(architecture, { steps, overrides: [`batchSize=${batch}`] });
  return speed.imagesPerSecond;
}
