/**
 * Compares every architecture with PyTorch's for the same weights and the same picture, to 1e-4 of the largest output,
 * and their state dicts key by key.
 *
 *     npm run compare-torch [-- --python python3 --write]
 *
 * Needs a Python with torch and numpy (`pip install torch numpy`). --write keeps PyTorch's outputs as the golden file
 * that the unit tests of fer-models compare with where there is no PyTorch.
 */
import { largestDifference, runTorchCase, TORCH_CASES } from '@howifeel/fer-models/testing/torch';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTorch } from './run-torch.ts';

const GOLDEN = path.resolve(import.meta.dirname, '../../libs/fer-models/src/testing/torch/golden.json');
const TOLERANCE = 1e-4;

const { values } = parseArgs({
  options: { python: { type: 'string', default: 'python3' }, write: { type: 'boolean', default: false } },
});

try {
  const expected = await runTorch(values.python, TORCH_CASES);
  setWasmPaths(`${path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend('wasm');
  const rows = [];
  for (const [i, { shapes, parameters, outputs }] of expected.entries()) {
    const ours = await runTorchCase(TORCH_CASES[i], Object.entries(shapes));
    const { missing, unexpected, replaced } = ours.report;
    // With shapes of its own a checkpoint has more parameters than our network needs.
    const sameSize = parameters === ours.parameters || TORCH_CASES[i].state !== undefined;
    const difference = largestDifference(outputs, ours.outputs);
    rows.push({
      network: TORCH_CASES[i].architecture,
      options: JSON.stringify(TORCH_CASES[i].options),
      parameters,
      'keys that differ': missing.length + unexpected.length + replaced.length,
      difference: difference.toExponential(1),
      equal: difference < TOLERANCE && sameSize && missing.length + unexpected.length + replaced.length === 0,
    });
  }
  console.table(rows);
  if (rows.some(({ equal }) => !equal)) process.exitCode = 1;
  if (values.write) {
    const golden = TORCH_CASES.map((each, i) => {
      const { parameters, outputs } = expected[i];
      return { ...each, parameters, outputs: outputs.map((value) => Number(value.toPrecision(7))) };
    });
    await writeFile(GOLDEN, `${JSON.stringify(golden, undefined, 2)}\n`);
    console.log(`Written: ${GOLDEN}`);
  }
} catch (error) {
  console.error(`The comparison failed. ${(error as Error).message}`);
  process.exitCode = 1;
}
