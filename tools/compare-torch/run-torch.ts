import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** What PyTorch says of one network. */
export interface TorchResult {
  parameters: number;
  /** Of its state dict, by key. */
  shapes: Record<string, number[]>;
  outputs: number[];
}

/**
 * Runs outputs.py over cases.
 *
 * @throws {Error} with Python's last line when there is no such Python, no torch in it, or the script fails
 */
export async function runTorch(
  python: string,
  cases: readonly { architecture: string; options: object }[],
): Promise<TorchResult[]> {
  const child = spawn(python, ['-B', path.join(import.meta.dirname, 'outputs.py')]);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.on('error', () => undefined); // A Python that ends early says why on stderr.
  child.stdin.end(JSON.stringify(cases));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code === 0) return JSON.parse(stdout) as TorchResult[];
  throw new Error(
    `${python} ended with ${code}: ${stderr.trim().split('\n').at(-1)}. Get torch: pip install torch numpy`,
  );
}
