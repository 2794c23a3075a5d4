import { execFileSync } from 'node:child_process';

/** A process and all that it started, parents before children. Needs `ps`, which Linux and macOS have. */
export function listDescendants(pid: number): number[] {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const found = [pid];
  for (const parent of found) for (const [child, itsParent] of pairs) if (itsParent === parent) found.push(child);
  return found;
}
