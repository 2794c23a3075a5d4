/**
 * `npm test`: everything that must hold, cheap to dear. `npm test -- types unit` runs only those steps.
 * Steps whose inputs have not changed since they last passed are answered from Nx's cache; browser tests always run.
 */
import { ensureChromium } from './browser/ensure-chromium.ts';
import { runStep, type Step, type StepResult } from './testing/run-step.ts';

const STEPS: readonly Step[] = [
  { name: 'lint', title: 'Lint and module boundaries', nx: ['run-many', '-t', 'lint', '--parallel=2'] },
  { name: 'types', title: 'Types', nx: ['run-many', '-t', 'typecheck', '--parallel=2'] },
  { name: 'unit', title: 'Unit tests, and the Worker over HTTP', nx: ['run-many', '-t', 'test', '--parallel=2'] },
  { name: 'browser', title: 'The product in a browser', nx: ['run', '@howifeel/e2e:e2e'], prepare: ensureChromium },
];

process.env['NX_DAEMON'] ??= 'false';
process.env['NX_TUI'] ??= 'false';
process.env['WRANGLER_SEND_METRICS'] ??= 'false';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

const results: StepResult[] = [];
for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  results.push(await runStep(step));
}

console.log('\n━━ Summary');
for (const { step, passed, seconds } of results) {
  console.log(`${passed ? '  passed' : '✗ FAILED'}  ${seconds.toFixed(0).padStart(4)} s  ${step.title}`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
