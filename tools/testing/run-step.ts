import { spawn } from 'node:child_process';

export type Step = { name: string; title: string; nx: readonly string[]; prepare?: () => void };
export type StepResult = { step: Step; passed: boolean; seconds: number };

/** Runs one step of the tests, its output on the terminal. A step that cannot start counts as failed. */
export async function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  console.log(`\n━━ ${step.title} ${'━'.repeat(Math.max(0, 70 - step.title.length))}\n`);
  const passed = await runNx(step).catch((error: Error) => {
    console.error(error.message);
    return false;
  });
  return { step, passed, seconds: (performance.now() - start) / 1000 };
}

async function runNx({ prepare, nx }: Step): Promise<boolean> {
  prepare?.();
  const child = spawn('nx', [...nx, '--output-style=static'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}
