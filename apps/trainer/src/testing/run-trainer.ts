import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const MAIN = path.resolve(import.meta.dirname, '../main.ts');

/** For tests: runs the command line as a person does, in a process of its own. */
export async function runTrainer(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const command = ['--disable-warning=ExperimentalWarning', MAIN, ...args];
    return { code: 0, ...(await promisify(execFile)(process.execPath, command)) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}
